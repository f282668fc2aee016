/** A template as the API shows it. */
import type { TemplateReport, VarDefault } from '../kapacitor/record/run-model';
import { sortLists } from './sorted-lists';

export type TemplateAnswer =
  | { readonly error: string }
  | { readonly panic: string }
  | {
      readonly ok: true;
      readonly formatted: string;
      readonly type: string;
      readonly vars: Readonly<Record<string, VarAnswer>>;
    };

interface VarAnswer {
  readonly type: string;
  /** The default; null: there is none. */
  readonly value: DefaultAnswer;
  readonly description: string;
}
type DefaultAnswer = null | number | string | boolean | { readonly typeOf: 'star' } | readonly VarAnswer[];

export function templateAnswer({ error, panic, formatted = '', type, vars }: TemplateReport): TemplateAnswer {
  if (panic !== undefined) return { panic };
  if (error !== undefined || type === undefined) return { error: sortLists(error ?? '') };
  const named = vars.map(({ name, type: varType, default: value, description }) => {
    return [name, { type: varType, value: value === undefined ? null : defaultAnswer(value), description }] as const;
  });
  return { ok: true, formatted, type, vars: Object.fromEntries(named) };
}

function defaultAnswer(value: VarDefault): DefaultAnswer {
  switch (value.type) {
    case 'int':
    case 'duration':
      return Number(value.value);
    case 'star':
      return { typeOf: 'star' };
    case 'list':
      return value.items.map((item) => ({ type: item.type, value: defaultAnswer(item), description: '' }));
    default:
      return value.value;
  }
}
