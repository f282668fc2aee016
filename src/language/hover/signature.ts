/** The signature of the call that an offset is in. */

import { lowerFirst } from '../../definition/build';
import type { Parameter } from '../../definition/property';
import { LAMBDA_FUNCTIONS } from '../../lambda/functions/all';
import type { Workspace } from '../../workspace/workspace';
import { analyseScript, type ScriptAnalysis } from '../analysis';
import { DEFINITIONS, handlerNamed, propertyOf } from '../model';
import { type OpenCall, placeAt, receiverAt } from '../place';
import { functionTexts, nodeDoc, parameterText, propertyDoc } from './signatures';

export interface SignatureAnswer {
  readonly signatures: readonly {
    readonly label: string;
    /** Markdown. */
    readonly documentation: string;
    /** Each a part of the label. */
    readonly parameters: readonly string[];
  }[];
  readonly activeSignature: number;
  readonly activeParameter: number;
}

export function signatureAt(workspace: Workspace, file: string, offset: number): SignatureAnswer | undefined {
  const analysis = analyseScript(workspace, file);
  if (analysis === undefined) return undefined;
  const place = placeAt(analysis, offset);
  const call = place.calls.at(-1);
  if (place.kind === 'comment' || call === undefined) return undefined;
  return call.operator === '' ? functionSignature(call) : chainSignature(analysis, call);
}

function functionSignature({ name, argument }: OpenCall): SignatureAnswer | undefined {
  const definition = LAMBDA_FUNCTIONS.get(name);
  if (definition === undefined) return undefined;
  const signatures = functionTexts(definition).map((label, i) => ({
    label,
    documentation: definition.doc,
    parameters: (definition.signatures[i]?.parameters ?? []).map(
      (type, at) => `${definition.parameterNames[at] ?? `arg${at + 1}`} ${type}`,
    ),
  }));
  const fitting = signatures.findIndex(({ parameters }) => parameters.length > argument);
  return { signatures, activeSignature: Math.max(0, fitting), activeParameter: argument };
}

function chainSignature(analysis: ScriptAnalysis, call: OpenCall): SignatureAnswer | undefined {
  const name = lowerFirst(call.name);
  const receiver = receiverAt(analysis, call.operatorOffset);
  const property = receiver === undefined ? undefined : (handlerNamed(name) ?? propertyOf(receiver, name));
  const definition = call.operator === '|' ? DEFINITIONS.get(name) : undefined;
  if (definition !== undefined) return answer(call, definition.parameters, nodeDoc(definition));
  if (call.operator !== '.' || property === undefined) return undefined;
  return answer(
    call,
    (receiver && propertyOf(receiver, name)?.parameters) ?? property.parameters,
    propertyDoc(property),
  );
}

function answer(
  { name, argument }: OpenCall,
  parameters: readonly Parameter[],
  documentation: string,
): SignatureAnswer {
  const texts = parameters.map(parameterText);
  const last = parameters.length - 1;
  const active = parameters[last]?.variadic === true ? Math.min(argument, last) : argument;
  const label = `${name}(${texts.join(', ')})`;
  return { signatures: [{ label, documentation, parameters: texts }], activeSignature: 0, activeParameter: active };
}
