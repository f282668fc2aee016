import type { GoValue } from '../../src/go/value';
import type { Random } from './random';
import { type DataKind, generateData } from './templates-data';
import {
  FUNCTIONS,
  LITERALS,
  METHODS_WITH_ARGUMENTS,
  PATHS,
  RANGES,
  SURE_CALLS,
  SURE_PATHS,
  SURE_PIPES,
  SURE_STRUCT_CALLS,
  SURE_STRUCT_PATHS,
  VARIABLES,
} from './templates-pieces';

/** A template and what it is executed with; the same seed always gives the same cases. */
export interface TemplateCase {
  readonly text: string;
  readonly data: GoValue;
}

/** Makes templates out of pieces that mostly, not always, fit together. */
export class TemplateGenerator {
  #variables: string[] = [];
  /** Nothing that is known to fail. Without it few templates are executed to their end. */
  #isTame = false;

  constructor(
    readonly random: Random,
    private readonly kind: DataKind,
    private readonly texts: readonly string[],
    private readonly extraFunctions: readonly string[] = [],
  ) {}

  case(): TemplateCase {
    this.#variables = [];
    this.#isTame = this.random.chance(0.5);
    let text = this.#list(0, 1 + this.random.below(4));
    if (!this.#isTame && this.random.chance(0.12)) text = this.#damaged(text);
    return { text, data: generateData(this.random, this.kind) };
  }

  #damaged(template: string): string {
    const text = Array.from(template);
    const at = this.random.below(text.length + 1);
    const start = text.slice(0, at).join('');
    if (this.random.chance(0.5)) return start + text.slice(at + 1 + this.random.below(3)).join('');
    const junk = [
      '{{',
      '}}',
      '"',
      "'",
      '`',
      '(',
      ')',
      '|',
      '.',
      '$',
      ',',
      ':=',
      '=',
      '[',
      '/',
      '\\',
      '\n',
      'é',
      '-',
      '5',
    ];
    return start + this.random.pick(junk) + text.slice(at).join('');
  }

  #list(depth: number, count: number): string {
    let out = '';
    for (let i = 0; i < count; i++) out += this.random.chance(0.4) ? this.random.pick(this.texts) : this.#action(depth);
    return out;
  }

  #action(depth: number): string {
    const r = this.random;
    if (depth > 2 || r.chance(0.55)) return this.#braced(this.#pipeline(0));
    const body = () => this.#list(depth + 1, r.below(3));
    const otherwise = r.chance(0.4)
      ? this.#braced(r.chance(0.8) ? 'else' : `else if ${this.#pipeline(1)}`) + body()
      : '';
    switch (r.below(9)) {
      case 0:
      case 1:
        return this.#braced(`if ${this.#pipeline(0)}`) + body() + otherwise + this.#braced('end');
      case 2:
        return this.#braced(`with ${this.#declared()}`) + body() + otherwise + this.#braced('end');
      case 3:
      case 4:
        return this.#range(body, otherwise);
      case 5:
        return this.#braced(this.#declared());
      case 6:
        if (this.#isTame) return `{{block "b${r.below(1000)}" $}}${body()}{{end}}`;
        return `{{define "t${r.below(2)}"}}${body()}{{end}}`;
      case 7:
        if (this.#isTame) return this.#braced(this.#sureCall(depth));
        return this.#braced(`template "t${r.below(2)}" ${r.chance(0.8) ? this.#pipeline(1) : ''}`);
      default:
        if (this.#isTame || r.chance(0.5)) return '{{/* comment */}}';
        return `{{block "b" ${this.#pipeline(1)}}}${body()}{{end}}`;
    }
  }

  #range(body: () => string, otherwise: string): string {
    const r = this.random;
    const over = r.pick(this.#isTame ? ['$.Tags', '$.Fields', '3', '0'] : RANGES);
    const isMap = over.startsWith('$');
    const variables = r.pick(this.#isTame ? ['', '$v := ', isMap ? '$k, $v := ' : ''] : VARIABLES);
    if (!this.#isTame) this.#variables.push('$k', '$v');
    const control = r.chance(0.2) ? this.#braced(r.pick(['break', 'continue'])) : '';
    return this.#braced(`range ${variables}${over}`) + body() + control + body() + otherwise + this.#braced('end');
  }

  #declared(): string {
    const name = `$${this.random.pick(['x', 'y'])}`;
    const text = `${name} ${this.#isTame || this.random.chance(0.8) ? ':=' : '='} ${this.#pipeline(0)}`;
    this.#variables.push(name);
    return text;
  }

  #braced(inside: string): string {
    const r = this.random;
    return `{{${r.chance(0.1) ? '- ' : r.pick(['', ' '])}${inside}${r.chance(0.1) ? ' -' : r.pick(['', ' '])}}}`;
  }

  #sureCall(depth: number): string {
    const calls = this.kind === 'struct' ? SURE_STRUCT_CALLS : SURE_CALLS;
    return this.random.pick(calls).replaceAll('§', () => this.#sureOperand(depth + 1));
  }

  #sureOperand(depth: number): string {
    const r = this.random;
    if (depth < 3 && r.chance(0.3)) return `(${this.#surePipeline(depth + 1)})`;
    if (r.chance(0.2))
      return r.pick(['1', '1.5', '"a"', 'true', "'x'", '-3', '0x1F', '"\\u00e9<"', '`raw`', '2i', 'nil', '.']);
    return `$.${r.pick(this.kind === 'struct' ? SURE_STRUCT_PATHS : SURE_PATHS)}`;
  }

  #surePipeline(depth: number): string {
    const operand = this.#sureOperand(depth);
    const first = this.random.chance(0.5) || operand === 'nil' ? this.#sureCall(depth) : operand;
    const extra =
      this.extraFunctions.length > 0 && this.random.chance(0.2) ? [this.random.pick(this.extraFunctions)] : [];
    return this.random.chance(0.3) ? [first, ...extra, this.random.pick(SURE_PIPES)].join(' | ') : first;
  }

  #pipeline(depth: number): string {
    if (this.#isTame) return this.#surePipeline(depth);
    const commands = [this.#command(depth)];
    while (this.random.chance(0.15)) commands.push(this.#functionCall(depth, 1));
    return commands.join(' | ');
  }

  #command(depth: number): string {
    const r = this.random;
    if (r.chance(0.4)) return this.#functionCall(depth, 0);
    if (this.kind === 'struct' && r.chance(0.08)) return `${r.pick(METHODS_WITH_ARGUMENTS)} ${this.#operand(depth)}`;
    return this.#operand(depth) + (r.chance(0.02) ? ` ${this.#operand(depth)}` : '');
  }

  #functionCall(depth: number, piped: number): string {
    const r = this.random;
    const name = r.pick(r.chance(0.15) && this.extraFunctions.length > 0 ? this.extraFunctions : FUNCTIONS);
    const usual = /^(?:not|len|call|json.*)$/.test(name) ? 1 : 2;
    const count = r.chance(0.85) ? usual - piped : r.below(4);
    const operands = Array.from({ length: Math.max(count, 0) }, () => this.#operand(depth));
    if (name === 'printf' && r.chance(0.8) && operands.length > 0) operands[0] = r.pick(['"%v"', '"%d %s"', '"%5.1f"']);
    if (name === 'index' && r.chance(0.7)) {
      operands.splice(
        0,
        9,
        ...r.pick([
          ['.Tags', '"host"'],
          ['.Fields', '"f"'],
          ['.Fields', '"nope"'],
          ['.Name', '0'],
        ]),
      );
    }
    return [name, ...operands].join(' ');
  }

  #operand(depth: number): string {
    const r = this.random;
    if (depth < 2 && r.chance(0.2)) return `(${this.#pipeline(depth + 1)})${r.chance(0.1) ? '.x' : ''}`;
    if (r.chance(0.1)) return r.pick([...this.#variables, '$x', '$v.x', '$undefined']);
    return r.pick(r.chance(0.65) ? PATHS : LITERALS);
  }
}
