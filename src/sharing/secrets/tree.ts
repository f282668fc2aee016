/** What a TOML, YAML or JSON text says, as far as secrets go: names, texts and where they stand. */
import type { PlacedJson } from '../../go/json/placed';
import { readWholeJson } from '../../go/json/read';
import { YamlError } from '../../go/yaml/failure';
import type { YamlNode } from '../../go/yaml/node';
import { Parser } from '../../go/yaml/parser';
import { readToml } from '../../kapacitor/config/toml';
import type { TomlNode } from '../../kapacitor/config/toml-tree';
import { DEEPEST, TOO_DEEP } from '../../text/depth';
import type { Range } from '../../text/range';
import { withinQuotes } from './quotes';

export type Tree =
  /** `range` is the spelling without its quotes, `whole` with them. */
  | { readonly kind: 'text'; readonly value: string; readonly range: Range; readonly whole: Range }
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  | { readonly kind: 'table'; readonly members: readonly Member[] };

export interface Member {
  readonly name: string;
  readonly value: Tree;
}

function leaf(text: string, value: string, whole: Range): Tree {
  return { kind: 'text', value, range: withinQuotes(text, whole), whole };
}

const NOTHING: Tree = { kind: 'list', items: [] };

/** `undefined`: it is no such text. */
export function tomlTree(text: string): Tree | undefined {
  const read = readToml(text);
  return read.ok ? ofToml(text, read.table) : undefined;
}

function ofToml(text: string, node: TomlNode): Tree {
  switch (node.type) {
    case 'table':
      return {
        kind: 'table',
        members: [...node.entries].map(([name, value]) => ({ name, value: ofToml(text, value) })),
      };
    case 'tables':
    case 'array':
      return { kind: 'list', items: node.items.map((item) => ofToml(text, item)) };
    case 'string':
      return leaf(text, node.value, node.range);
    case 'bool':
      return NOTHING;
    default:
      return leaf(text, text.slice(node.range.start, node.range.end), node.range);
  }
}

export function jsonTree(text: string): Tree | undefined {
  const read = readWholeJson(text);
  return read.ok ? ofJson(text, read.json) : undefined;
}

function ofJson(text: string, json: PlacedJson): Tree {
  switch (json.kind) {
    case 'object':
      return { kind: 'table', members: json.members.map(({ name, value }) => ({ name, value: ofJson(text, value) })) };
    case 'array':
      return { kind: 'list', items: json.items.map((item) => ofJson(text, item)) };
    case 'string':
      return leaf(text, json.value, json.range);
    case 'number':
      return leaf(text, json.text, json.range);
    default:
      return NOTHING;
  }
}

/** All documents of the text, one after the other. */
export function yamlTree(text: string): Tree | undefined {
  const items: Tree[] = [];
  for (const { start, end } of documents(text)) {
    const part = text.slice(start, end);
    try {
      const root = new Parser(part).document();
      if (root !== undefined) items.push(ofYaml({ text: part, offset: start, known: new Map() }, root, 0));
    } catch (failure) {
      if (!(failure instanceof YamlError)) throw failure;
      return undefined;
    }
  }
  return { kind: 'list', items };
}

function documents(text: string): readonly Range[] {
  const breaks = [...text.matchAll(/^---(?=\s|$)/gm)].map(({ index }) => index).filter((at) => at > 0);
  return [0, ...breaks].map((start, place) => ({ start, end: breaks[place] ?? text.length }));
}

interface Document {
  readonly text: string;
  /** Where it begins in the file. */
  readonly offset: number;
  readonly known: Map<YamlNode, Tree>;
}

/** What aliases name is read once, however often it is named. */
function ofYaml(document: Document, node: YamlNode, depth: number): Tree {
  const before = document.known.get(node);
  if (before !== undefined) return before;
  if (depth > DEEPEST) throw new YamlError(TOO_DEEP, node.range);
  const tree = readNode(document, node, depth);
  document.known.set(node, tree);
  return tree;
}

function readNode(document: Document, node: YamlNode, depth: number): Tree {
  const { text, offset, known } = document;
  const inner = (item: YamlNode) => ofYaml(document, item, depth + 1);
  switch (node.kind) {
    case 'alias':
      return known.get(node.target) ?? NOTHING;
    case 'sequence':
      return { kind: 'list', items: node.items.map(inner) };
    case 'mapping': {
      const members: Member[] = [];
      for (let i = 0; i + 1 < node.items.length; i += 2) {
        const [key, value] = [node.items[i], node.items[i + 1]];
        if (key === undefined || value === undefined) continue;
        const name = inner(key);
        const isMerge = key.kind === 'scalar' && key.value === '<<';
        if (isMerge) members.push({ name: '', value: inner(value) });
        else members.push({ name: name.kind === 'text' ? name.value : '', value: inner(value) });
      }
      return { kind: 'table', members };
    }
    case 'scalar': {
      // A block ends with the line behind its last.
      const end = node.range.start + text.slice(node.range.start, node.range.end).trimEnd().length;
      const tree = leaf(text, node.value.trim(), { start: node.range.start, end });
      return tree.kind === 'text'
        ? { ...tree, range: moved(tree.range, offset), whole: moved(tree.whole, offset) }
        : tree;
    }
  }
}

function moved({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}
