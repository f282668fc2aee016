/** Secrets of a document, by the names of what they are given to. */
import type { SectionKey } from '../../handlers/section';
import type { Range } from '../../text/range';
import { behindUser, isSecretFlag, isUserFlag } from './flags';
import { handlerOfKind, isSecretHeader, isSecretName, keyNamed, sectionNamed } from './names';
import { placeOfTail } from './quotes';
import { behindHost, isSecretValue, type Sighting, withoutScheme } from './sighting';
import type { Member, Tree } from './tree';

export interface DocumentSecrets {
  readonly secrets: readonly Sighting[];
  /** Where texts stand, in order: what lies between them are names, signs and comments. */
  readonly texts: readonly Range[];
}

/** What decides whether the value of a name is secret. */
type Judge = (name: string) => 'secret' | 'inside' | readonly SectionKey[];

/** `vars`: names of variables that scripts keep secrets in. */
export function secretsInDocument(text: string, tree: Tree, vars: ReadonlySet<string>): DocumentSecrets {
  const hunt = new Hunt(text, vars);
  hunt.walk(tree, hunt.byName);
  return hunt.result();
}

/** The same for kapacitor.conf, whose sections say which of their keys are secret. */
export function secretsInConfiguration(text: string, tree: Tree): DocumentSecrets {
  const hunt = new Hunt(text, new Set());
  if (tree.kind !== 'table') return hunt.result();
  for (const { name, value } of tree.members) {
    const section = sectionNamed(name);
    if (section === undefined) hunt.member({ name, value }, hunt.byName);
    else hunt.walk(value, hunt.byKeys(section.keys));
  }
  return hunt.result();
}

class Hunt {
  readonly #secrets: Sighting[] = [];
  readonly #texts: Range[] = [];
  readonly #seen = new Set<Tree>();
  readonly #marked = new Set<Tree>();

  constructor(
    private readonly text: string,
    private readonly vars: ReadonlySet<string>,
  ) {}

  result(): DocumentSecrets {
    return { secrets: this.#secrets, texts: this.#texts.sort((a, b) => a.start - b.start) };
  }

  readonly byName: Judge = (name) => (isSecretName(name) || this.vars.has(name) ? 'secret' : 'inside');

  /** Of keys that are defined the definition alone counts. */
  byKeys(keys: readonly SectionKey[]): Judge {
    return (name) => {
      const key = keyNamed(keys, name);
      if (key === undefined) return this.byName(name);
      if (key.keys !== undefined) return key.keys;
      return key.secret === true ? 'secret' : 'inside';
    };
  }

  /** What aliases name is looked at once. */
  walk(tree: Tree, judge: Judge): void {
    if (tree.kind === 'text') this.#texts.push(tree.whole);
    if (this.#seen.has(tree)) return;
    this.#seen.add(tree);
    if (tree.kind === 'list') this.#list(tree.items, judge);
    if (tree.kind === 'table') this.#table(tree.members, judge);
  }

  /** Also the words of a command: `['--token', …]`. */
  #list(items: readonly Tree[], judge: Judge): void {
    for (const [place, item] of items.entries()) {
      const before = items[place - 1];
      const flag = before?.kind === 'text' && before.value.startsWith('-') ? before.value : undefined;
      if (flag !== undefined && item.kind === 'text') {
        if (isSecretFlag(flag)) this.#mark(flag, item);
        else if (isUserFlag(flag)) this.#part(flag, item, behindUser(item.value));
      }
      this.walk(item, judge);
    }
  }

  #table(members: readonly Member[], judge: Judge): void {
    const named = (wanted: string) => members.find(({ name }) => name.toLowerCase() === wanted)?.value;
    const kind = named('kind');
    const handler = kind?.kind === 'text' ? handlerOfKind(kind.value) : undefined;
    // `{name: SLACK_TOKEN, value: …}`, as containers are given variables
    const called = named('name') ?? named('key');
    const isPair = called?.kind === 'text' && isSecretHeader(called.value);
    for (const member of members) {
      const name = member.name.toLowerCase();
      if (isPair && name === 'value') this.#mark(called.value, member.value);
      if (handler !== undefined && name === 'options') this.walk(member.value, this.#byOptions(handler.options));
      else this.member(member, judge);
    }
  }

  #byOptions(options: readonly { readonly name: string; readonly secret?: true }[]): Judge {
    return (name) => {
      const option = options.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
      if (option === undefined) return this.byName(name);
      return option.secret === true ? 'secret' : 'inside';
    };
  }

  member({ name, value }: Member, judge: Judge): void {
    const judged = judge(name);
    if (judged === 'secret') this.#mark(name, value);
    else if (judged !== 'inside') {
      this.walk(value, this.byKeys(judged));
      return;
    } else if (value.kind === 'text' && isSecretHeader(name) && !isSecretName(name)) this.#header(name, value);
    this.walk(value, judged === 'secret' ? () => 'inside' : this.#innerJudge(judge));
  }

  /** What a table within a section holds has names of its own. */
  #innerJudge(judge: Judge): Judge {
    return judge === this.byName ? judge : this.byName;
  }

  /** Texts, lists and tables of texts, and `{type: string, value: …}`. */
  #mark(name: string, tree: Tree): void {
    if (this.#marked.has(tree)) return;
    this.#marked.add(tree);
    if (tree.kind === 'text') {
      const value = behindHost(tree.value);
      if (!isSecretValue(value)) return;
      this.#secrets.push({ range: placeOfTail(this.text, tree.range, tree.value, value), value, name });
    } else if (tree.kind === 'list') {
      for (const item of tree.items) this.#mark(name, item);
    } else {
      const value = tree.members.find((member) => member.name === 'value');
      const texts = tree.members.filter((member) => member.value.kind === 'text');
      if (value !== undefined) this.#mark(name, value.value);
      else for (const member of texts) this.#mark(name === '' ? member.name : `${name}.${member.name}`, member.value);
    }
  }

  #header(name: string, tree: Extract<Tree, { readonly kind: 'text' }>): void {
    this.#part(name, tree, withoutScheme(tree.value));
  }

  #part(name: string, tree: Extract<Tree, { readonly kind: 'text' }>, value: string): void {
    if (isSecretValue(value)) {
      this.#secrets.push({ range: placeOfTail(this.text, tree.range, tree.value, value), value, name });
    }
  }
}
