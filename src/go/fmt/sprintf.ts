import { spendText } from '../../text/budget';
import { isRawByte, REPLACEMENT } from '../bytes';
import { type GoValue, integerValue, typeName } from '../value';
import { printVerb } from './fmt';
import { type Flags, noFlags } from './pad';

/** fmt.Sprintf. What does not fit comes out as Go's `%!d(string=x)`, `%!d(MISSING)`, `%!(EXTRA int=1)`, `%!(NOVERB)`. */
export function sprintf(format: string, ...values: readonly GoValue[]): string {
  return new Format(format, values).run();
}

const LARGEST_NUMBER = 1_000_000n;

class Format {
  #at = 0;
  #argument = 0;
  #wasReordered = false;
  #isGoodIndex = true;
  /** The last thing read was an index like `[3]`. */
  #afterIndex = false;
  #out = '';

  constructor(
    private readonly format: string,
    private readonly values: readonly GoValue[],
  ) {}

  run(): string {
    const { format, values } = this;
    while (this.#at < format.length) {
      const percent = format.indexOf('%', this.#at);
      this.#out += format.slice(this.#at, percent < 0 ? format.length : percent);
      if (percent < 0) break;
      this.#at = percent + 1;
      this.#isGoodIndex = true;
      const flags = this.#flags();
      this.#width(flags);
      this.#precision(flags);
      if (!this.#afterIndex) this.#index();
      if (this.#at >= format.length) {
        this.#out += '%!(NOVERB)';
        break;
      }
      this.#verb(flags);
      spendText(this.#out.length);
    }
    if (!this.#wasReordered && this.#argument < values.length) this.#out += this.#extra();
    return this.#out;
  }

  #flags(): Flags {
    const flags = noFlags();
    for (; this.#at < this.format.length; this.#at++) {
      switch (this.format.charAt(this.#at)) {
        case '#':
          flags.sharp = true;
          break;
        case '0':
          flags.zero = true;
          break;
        case '+':
          flags.plus = true;
          break;
        case '-':
          flags.minus = true;
          break;
        case ' ':
          flags.space = true;
          break;
        default:
          return flags;
      }
    }
    return flags;
  }

  #width(flags: Flags): void {
    this.#afterIndex = false;
    this.#index();
    if (this.format.charAt(this.#at) === '*') {
      this.#at++;
      const width = this.#integerArgument();
      if (width === undefined) this.#out += '%!(BADWIDTH)';
      else if (width < 0) {
        flags.minus = true;
        flags.zero = false;
      }
      flags.width = width === undefined ? undefined : Math.abs(width);
      this.#afterIndex = false;
      return;
    }
    flags.width = this.#number();
    if (this.#afterIndex && flags.width !== undefined) this.#isGoodIndex = false;
  }

  #precision(flags: Flags): void {
    if (this.format.charAt(this.#at) !== '.' || this.#at + 1 >= this.format.length) return;
    this.#at++;
    if (this.#afterIndex) this.#isGoodIndex = false;
    this.#afterIndex = false;
    this.#index();
    if (this.format.charAt(this.#at) === '*') {
      this.#at++;
      const precision = this.#integerArgument();
      flags.precision = precision === undefined || precision < 0 ? undefined : precision;
      if (flags.precision === undefined) this.#out += '%!(BADPREC)';
      this.#afterIndex = false;
      return;
    }
    flags.precision = this.#number() ?? 0;
  }

  /** Reads `[n]`, which says which operand comes next. */
  #index(): void {
    if (this.format.charAt(this.#at) !== '[') {
      this.#afterIndex = false;
      return;
    }
    this.#wasReordered = true;
    const close = this.format.indexOf(']', this.#at + 1);
    if (close < 0 || this.format.length - this.#at < 3) {
      this.#isGoodIndex = false;
      this.#afterIndex = false;
      this.#at++;
      return;
    }
    const text = this.format.slice(this.#at + 1, close);
    const index = /^\d+$/.test(text) && BigInt(text) <= LARGEST_NUMBER * 10n ? Number(text) - 1 : undefined;
    this.#at = close + 1;
    this.#afterIndex = index !== undefined;
    if (index !== undefined && index >= 0 && index < this.values.length) this.#argument = index;
    else this.#isGoodIndex = false;
  }

  /** Decimal digits; none, or too many to be meant, is `undefined` (and too many swallow the rest of the format). */
  #number(): number | undefined {
    const digits = /^\d*/.exec(this.format.slice(this.#at))?.[0] ?? '';
    if (digits === '') return undefined;
    if (digits.length > 7 && BigInt(digits.slice(0, -1)) > LARGEST_NUMBER) {
      this.#at = this.format.length;
      return undefined;
    }
    this.#at += digits.length;
    return Number(digits);
  }

  #integerArgument(): number | undefined {
    const value = this.values[this.#argument];
    if (this.#argument >= this.values.length) return undefined;
    this.#argument++;
    const integer = value === undefined ? undefined : integerValue(value);
    return integer === undefined || integer > LARGEST_NUMBER || integer < -LARGEST_NUMBER ? undefined : Number(integer);
  }

  #verb(flags: Flags): void {
    const code = this.format.codePointAt(this.#at) ?? 0;
    const verb = isRawByte(code) ? REPLACEMENT : String.fromCodePoint(code);
    this.#at += code > 0xffff ? 2 : 1;
    const value = this.values[this.#argument];
    if (verb === '%') {
      this.#out += '%';
    } else if (!this.#isGoodIndex) {
      this.#out += `%!${verb}(BADINDEX)`;
    } else if (value === undefined) {
      this.#out += `%!${verb}(MISSING)`;
    } else {
      if (verb === 'v' || verb === 'w') {
        flags.sharpV = flags.sharp;
        flags.plusV = flags.plus;
        flags.sharp = false;
        flags.plus = false;
      }
      this.#out += printVerb(value, verb, flags);
      this.#argument++;
    }
  }

  #extra(): string {
    const texts = this.values.slice(this.#argument).map((value) => {
      return value === null ? '<nil>' : `${typeName(value)}=${printVerb(value, 'v', noFlags())}`;
    });
    return `%!(EXTRA ${texts.join(', ')})`;
  }
}
