/**
 * The downhill simplex method of Nelder and Mead with the parameters of InfluxDB (query/neldermead, v1.9.6). The order
 * of the floating-point operations matters: holtWinters has to give the same digits.
 */

export interface Minimum {
  readonly value: number;
  readonly at: number[];
}

/** May change the vector that it is given; the change stays in the simplex. */
export type Objective = (vector: number[]) => number;

const MOST_ITERATIONS = 1000;

export function minimize(objective: Objective, start: readonly number[], epsilon: number): Minimum {
  const simplex = new Simplex(objective, start);
  for (let i = 0; i < MOST_ITERATIONS; i++) {
    simplex.step();
    if (simplex.deviation() < epsilon) break;
  }
  return simplex.best();
}

class Simplex {
  readonly #vertices: number[][];
  readonly #values: number[];
  readonly #n: number;

  constructor(
    private readonly objective: Objective,
    start: readonly number[],
  ) {
    const n = start.length;
    const near = (Math.sqrt(n + 1) - 1) / (n * Math.SQRT2);
    const far = (Math.sqrt(n + 1) - 1 + n) / (n * Math.SQRT2);
    this.#n = n;
    const moved = start.map((_, axis) => start.map((x, i) => (i === axis ? far + x : near + x)));
    this.#vertices = [[...start], ...moved];
    this.#values = this.#vertices.map(objective);
  }

  best(): Minimum {
    const best = this.#vertex(this.#indexOfBest());
    const at = [...best];
    return { at, value: this.objective(best) };
  }

  step(): void {
    const worst = this.#indexOfWorst();
    const best = this.#indexOfBest();
    const second = this.#indexOfSecondWorst(worst, best);
    const centroid = this.#centroidWithout(worst);
    const from = this.#vertex(worst);
    const reflected = centroid.map((c, i) => c + (c - (from[i] ?? 0)));
    const value = this.objective(reflected);
    if (value < this.#value(second) && value >= this.#value(best)) this.#replace(worst, reflected, value);
    if (value < this.#value(best)) this.#expand(worst, centroid, reflected, value);
    if (value >= this.#value(second)) this.#contract({ worst, best, second }, centroid, reflected, value);
  }

  /** The standard deviation of the values. */
  deviation(): number {
    let sum = 0;
    for (const value of this.#values) sum += value;
    const mean = sum / (this.#n + 1);
    let variance = 0;
    for (const value of this.#values) variance += ((value - mean) * (value - mean)) / this.#n;
    return Math.sqrt(variance);
  }

  #expand(worst: number, centroid: readonly number[], reflected: readonly number[], value: number): void {
    const expanded = centroid.map((c, i) => c + 2 * ((reflected[i] ?? 0) - c));
    const expandedValue = this.objective(expanded);
    if (expandedValue < value) this.#replace(worst, expanded, expandedValue);
    else this.#replace(worst, reflected, value);
  }

  #contract(
    { worst, best, second }: { worst: number; best: number; second: number },
    centroid: readonly number[],
    reflected: readonly number[],
    value: number,
  ): void {
    const from = this.#vertex(worst);
    const isOutside = value < this.#value(worst);
    const contracted = centroid.map((c, i) =>
      isOutside ? c + 0.5 * ((reflected[i] ?? 0) - c) : c - 0.5 * (c - (from[i] ?? 0)),
    );
    const contractedValue = this.objective(contracted);
    if (contractedValue < this.#value(worst)) {
      this.#replace(worst, contracted, contractedValue);
      return;
    }
    const towards = this.#vertex(best);
    for (const [index, vertex] of this.#vertices.entries()) {
      if (index === best) continue;
      for (let i = 0; i < this.#n; i++) vertex[i] = (towards[i] ?? 0) + ((vertex[i] ?? 0) - (towards[i] ?? 0)) / 2;
    }
    // Only these two are looked at again.
    for (const index of [worst, second]) this.#values[index] = this.objective(this.#vertex(index));
  }

  #vertex(index: number): number[] {
    const vertex = this.#vertices[index];
    if (vertex === undefined) throw new RangeError(`no vertex ${index}`);
    return vertex;
  }

  #value(index: number): number {
    return this.#values[index] ?? Number.NaN;
  }

  #replace(index: number, vertex: readonly number[], value: number): void {
    this.#vertices[index] = [...vertex];
    this.#values[index] = value;
  }

  #indexOfBest(): number {
    let best = 0;
    for (let i = 0; i < this.#values.length; i++) if (this.#value(i) < this.#value(best)) best = i;
    return best;
  }

  #indexOfWorst(): number {
    let worst = 0;
    for (let i = 0; i < this.#values.length; i++) if (this.#value(i) > this.#value(worst)) worst = i;
    return worst;
  }

  #indexOfSecondWorst(worst: number, best: number): number {
    let second = best;
    for (let i = 0; i < this.#values.length; i++) {
      if (this.#value(i) > this.#value(second) && this.#value(i) < this.#value(worst)) second = i;
    }
    return second;
  }

  #centroidWithout(worst: number): number[] {
    const centroid: number[] = [];
    for (let i = 0; i < this.#n; i++) {
      let sum = 0;
      for (let index = 0; index <= this.#n; index++) if (index !== worst) sum += this.#vertex(index)[i] ?? 0;
      centroid.push(sum / this.#n);
    }
    return centroid;
  }
}
