import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/language/diagnostics';
import { answerTo, type Files, told } from './folder';

const SCRIPT = 'var limit float\nstream\n    |from()\n    |where(lambda: "v" > limit)\n    |log()\n';
const LIMIT = '{"limit": {"type": "float", "value": 5}}';
const CASE = '{"tasks": {"a.tick": {"vars": "limits.json"}}}';

describe('a file of vars, as kapacitor define -vars takes it', () => {
  test.each<[name: string, files: Files, answer: string]>([
    ['goes with the only script', { 'a.tick': SCRIPT, 'vars.json': LIMIT }, 'ok'],
    ['may be a task file', { 'a.tick': SCRIPT, 'vars.json': `{"template-id": "x", "vars": ${LIMIT}}` }, 'ok'],
    ['may have something behind its end', { 'a.tick': SCRIPT, 'vars.json': `${LIMIT} x` }, 'ok'],
    ['may have any name in case.json', { 'a.tick': SCRIPT, 'limits.json': LIMIT, 'case.json': CASE }, 'ok'],
    [
      'gives nothing where nothing in it is a var',
      { 'a.tick': SCRIPT, 'vars.json': '{"limit": 5}' },
      'invalid TICKscript: missing value for var "limit".',
    ],
    [
      'goes with nobody where there are several scripts',
      { 'a.tick': SCRIPT, 'b.tick': SCRIPT, 'vars.json': LIMIT },
      'invalid TICKscript: missing value for var "limit".',
    ],
    ['may be refused', { 'a.tick': SCRIPT, 'vars.json': '{' }, 'invalid JSON in file vars.json: unexpected EOF'],
    [
      'may be missing',
      { 'a.tick': SCRIPT, 'case.json': CASE },
      'failed to open file limits.json: open limits.json: no such file or directory',
    ],
    [
      'has types',
      { 'a.tick': SCRIPT, 'vars.json': LIMIT.replace('float', 'int') },
      'invalid TICKscript: invalid type supplied for limit, got int exp float',
    ],
  ])('%s', (_, files, answer) => {
    expect(told(answerTo(files), 'a')).toBe(answer);
  });
});

function problems(files: Files): readonly unknown[] {
  const workspace = Object.entries(files).map(([path, content]) => ({ path, content }));
  return diagnose(workspace).map(({ file, code, plain }) => [file, code, plain]);
}

describe('is told', () => {
  test.each<[vars: string, code: string, plain: string]>([
    [LIMIT.replace('float', 'int'), 'task-var-type', 'limit is a float in a.tick.'],
    [
      LIMIT.replace('limit', 'limt'),
      'task-var-unknown',
      'a.tick has no var limt, so nothing reads it. Did you mean limit?',
    ],
    [
      '{"limit": 5}',
      'task-var-value',
      'There are no vars in it, and Kapacitor does not say so: each is written as {"type": "float", "value": 85}.',
    ],
    ['{', 'task-file', 'This is no JSON, so nothing of it is read.'],
  ])('%s', (vars, code, plain) => {
    expect(problems({ 'a.tick': SCRIPT, 'vars.json': vars })).toContainEqual(['vars.json', code, plain]);
  });

  test('when nobody reads it', () => {
    expect(problems({ 'a.tick': SCRIPT, 'b.tick': SCRIPT, 'vars.json': LIMIT })).toContainEqual([
      'vars.json',
      'unread',
      'Nothing reads this file. Its vars go with the only script; say in case.json whose they are: {"tasks": {"a.tick": {"vars": "vars.json"}}}.',
    ]);
  });

  test('but not when case.json names it', () => {
    expect(problems({ 'a.tick': SCRIPT, 'limits.json': LIMIT, 'case.json': CASE })).toEqual([]);
  });
});
