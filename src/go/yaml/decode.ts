import { DEEPEST, TOO_DEEP } from '../../text/depth';
import type { Range } from '../../text/range';
import { YamlError } from './failure';
import { goSyntax } from './go-syntax';
import type { YamlAlias, YamlMapping, YamlNode, YamlScalar } from './node';
import { resolveScalar } from './resolve';
import type { YamlEntry, YamlScalarValue, YamlValue } from './value';

/** What a document says: aliases and merges are filled in. go-yaml v2 decode.go. */
export function decodeDocument(root: YamlNode): YamlValue {
  return new Decoder().document(root);
}

class Decoder {
  /** How many nodes were decoded, and how many of them within aliases. */
  #decoded = 0;
  #aliased = 0;
  readonly #open = new Set<YamlAlias>();

  document(root: YamlNode): YamlValue {
    this.#count(root.range);
    return this.#value(root, 0);
  }

  #value(node: YamlNode, depth: number): YamlValue {
    this.#count(node.range);
    // go-yaml follows 10,000.
    if (depth === DEEPEST && node.kind !== 'scalar') throw new YamlError(TOO_DEEP, node.range);
    switch (node.kind) {
      case 'alias':
        return this.#behind(node, (target) => this.#value(target, depth + 1));
      case 'scalar':
        return { kind: 'scalar', value: scalarValue(node), range: node.range };
      case 'sequence':
        return { kind: 'list', items: node.items.map((item) => this.#value(item, depth + 1)), range: node.range };
      default: {
        const entries = new Map<string, YamlEntry>();
        this.#fill(entries, node, depth);
        return { kind: 'map', entries, range: node.range };
      }
    }
  }

  #behind<T>(alias: YamlAlias, read: (target: YamlNode) => T): T {
    const { name, range } = alias;
    if (this.#open.has(alias)) throw new YamlError(`yaml: anchor '${name}' value contains itself`, range);
    this.#open.add(alias);
    const value = read(alias.target);
    this.#open.delete(alias);
    return value;
  }

  /** Of equal keys, and of a key and a merged one, the later counts. */
  #fill(entries: Map<string, YamlEntry>, { items }: YamlMapping, depth: number): void {
    for (let i = 0; i + 1 < items.length; i += 2) {
      const [key, value] = items.slice(i, i + 2);
      if (key === undefined || value === undefined) return;
      if (isMerge(key)) this.#merge(entries, value, depth + 1);
      else {
        const name = this.#key(key, depth + 1);
        entries.set(identity(name), { key: name, keyPlace: key.range, value: this.#value(value, depth + 1) });
      }
    }
  }

  #key(node: YamlNode, depth: number): YamlScalarValue {
    const key = this.#value(node, depth);
    if (key.kind === 'scalar') return key.value;
    throw new YamlError(`yaml: invalid map key: ${goSyntax(key)}`, node.range);
  }

  #merge(entries: Map<string, YamlEntry>, node: YamlNode, depth: number): void {
    // Of several, earlier ones take precedence.
    const nodes = node.kind === 'sequence' ? node.items.toReversed() : [node];
    for (const item of nodes) this.#mergeOne(entries, item, depth);
  }

  #mergeOne(entries: Map<string, YamlEntry>, node: YamlNode, depth: number): void {
    const target = node.kind === 'alias' ? node.target : node;
    if (target.kind !== 'mapping') {
      throw new YamlError('yaml: map merge requires map or sequence of maps as the value', node.range);
    }
    this.#count(node.range);
    if (node.kind !== 'alias') this.#fill(entries, target, depth);
    else {
      this.#behind(node, () => {
        this.#count(node.range);
        this.#fill(entries, target, depth);
      });
    }
  }

  /** go-yaml's guard against aliases of aliases. */
  #count(range: Range): void {
    this.#decoded++;
    if (this.#open.size > 0) this.#aliased++;
    const isLarge = this.#aliased > 100 && this.#decoded > 1000;
    if (isLarge && this.#aliased / this.#decoded > allowedRatio(this.#decoded)) {
      throw new YamlError('yaml: document contains excessive aliasing', range);
    }
  }
}

const FEW = 400_000;
const MANY = 4_000_000;

/** Which part of a document's nodes may come from aliases: 99 % of a small one, 10 % of a large one. */
function allowedRatio(decoded: number): number {
  if (decoded <= FEW) return 0.99;
  return decoded >= MANY ? 0.1 : 0.99 - 0.89 * ((decoded - FEW) / (MANY - FEW));
}

function isMerge(node: YamlNode): boolean {
  if (node.kind !== 'scalar' || node.value !== '<<') return false;
  return node.isImplicit || node.tag === 'tag:yaml.org,2002:merge';
}

function scalarValue({ value, tag, isImplicit, range }: YamlScalar): YamlScalarValue {
  if (tag === '' && !isImplicit) return value;
  const resolved = resolveScalar(tag, value);
  if (!resolved.ok) throw new YamlError(`yaml: ${resolved.problem}`, range);
  return resolved.value;
}

/** Equal for keys that are one key in Go. */
function identity(key: YamlScalarValue): string {
  if (typeof key === 'object') return key === null ? 'null' : `float ${key.float}`;
  return `${typeof key} ${key}`;
}
