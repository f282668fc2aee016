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
  /** Scratch vectors: there are many thousands of steps. */
  readonly #centroid: number[];
  readonly #reflected: number[];
  readonly #trial: number[];

  constructor(
    private readonly objective: Objective,
    start: readonly number[],
  ) {
    const n = start.length;
    const near = (Math.sqrt(n + 1) - 1) / (n * Math.SQRT2);
    const far = (Math.sqrt(n + 1) - 1 + n) / (n * Math.SQRT2);
    this.#n = n;
    this.#centroid = [...start];
    this.#reflected = [...start];
    this.#trial = [...start];
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
    this.#findCentroidWithout(worst);
    this.#move(this.#reflected, 1, this.#vertex(worst));
    const value = this.objective(this.#reflected);
    if (value < this.#value(second) && value >= this.#value(best)) this.#replace(worst, this.#reflected, value);
    if (value < this.#value(best)) this.#expand(worst, value);
    if (value >= this.#value(second)) this.#contract({ worst, best, second }, value);
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

  #expand(worst: number, value: number): void {
    this.#move(this.#trial, -2, this.#reflected);
    const expandedValue = this.objective(this.#trial);
    if (expandedValue < value) this.#replace(worst, this.#trial, expandedValue);
    else this.#replace(worst, this.#reflected, value);
  }

  #contract({ worst, best, second }: { worst: number; best: number; second: number }, value: number): void {
    const isOutside = value < this.#value(worst);
    this.#move(this.#trial, -0.5, isOutside ? this.#reflected : this.#vertex(worst));
    const contractedValue = this.objective(this.#trial);
    if (contractedValue < this.#value(worst)) {
      this.#replace(worst, this.#trial, contractedValue);
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

  #replace(index: number, from: readonly number[], value: number): void {
    const vertex = this.#vertex(index);
    for (let i = 0; i < this.#n; i++) vertex[i] = from[i] ?? 0;
    this.#values[index] = value;
  }

  /** From the centroid away from a point, as many times as far as it is; a negative factor: towards it. */
  #move(into: number[], factor: number, point: readonly number[]): void {
    for (let i = 0; i < this.#n; i++) {
      const c = this.#centroid[i] ?? 0;
      into[i] = c + factor * (c - (point[i] ?? 0));
    }
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

  #findCentroidWithout(worst: number): void {
    for (let i = 0; i < this.#n; i++) {
      let sum = 0;
      for (let index = 0; index <= this.#n; index++) if (index !== worst) sum += this.#vertex(index)[i] ?? 0;
      this.#centroid[i] = sum / this.#n;
    }
  }
}
