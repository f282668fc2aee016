import { expect, it } from 'vitest';
import { ScriptParser } from '../../src/tickscript/grammar';
import { makeLexer } from '../../src/tickscript/lexer';

it('has a lexer that Chevrotain finds no mistake in', () => {
  expect(makeLexer(true).lexerDefinitionErrors).toEqual([]);
});

it('has a grammar without ambiguities', () => {
  expect(() => new ScriptParser(true)).not.toThrow();
});
