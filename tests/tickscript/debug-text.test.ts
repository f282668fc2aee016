/** Answers of Kapacitor's own evaluator, v1.8.3. */
import { expect, it } from 'vitest';
import { debugText } from '../../src/tickscript/debug-text';
import { parseScript } from '../../src/tickscript/parse';

it.each([
  [
    `var l = lambda: -f('a', 10s, /x/, TRUE, *)`,
    'LambdaNode@8l1c9{UnaryNode@16l1c17{- FunctionNode@17l1c18{global f [StringNode@19l1c20{a}<nil> DurationNode@24l1c25{10s,"10s"}<nil> RegexNode@29l1c30{x}<nil> BoolNode@34l1c35{true}<nil> StarNode@40l1c41{*}<nil>]}<nil>}<nil>}<nil>',
  ],
  [
    'var l = lambda: 1.5 + "é" // c\n AND (TRUE)',
    'LambdaNode@8l1c9{BinaryNode@33l2c2{p:false m:true BinaryNode@20l1c21{p:false m:false NumberNode@16l1c17{1.500000,b0}<nil> + ReferenceNode@22l1c23{é}<nil>}<nil> AND BoolNode@38l2c7{true}<nil>}CommentNode@27l1c28{[c]}}<nil>',
  ],
  [
    'var l = lambda: 1 // a\n\n// b\n AND TRUE',
    'LambdaNode@8l1c9{BinaryNode@30l4c2{p:false m:true NumberNode@16l1c17{1i,b10}<nil> AND BoolNode@34l4c6{true}<nil>}CommentNode@18l1c19{[a \n b]}}<nil>',
  ],
  [
    'var l = a|b(1)@c().d',
    'ChainNode@18l1c19{ChainNode@14l1c15{ChainNode@9l1c10{IdentifierNode@8l1c9{a}<nil> | FunctionNode@10l1c11{global b [NumberNode@12l1c13{1i,b10}<nil>]}<nil>}<nil> @ FunctionNode@15l1c16{global c []}<nil>}<nil> . IdentifierNode@19l1c20{d}<nil>}<nil>',
  ],
])('%s', (script, text) => {
  const [statement] = parseScript(script).partial.statements;
  expect(statement?.kind === 'declaration' ? debugText(statement.value, script) : undefined).toBe(text);
});
