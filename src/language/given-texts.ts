/** What the alerts of a workspace name, a topic or a category: read once a script, as each task and handler file asks. */
import { parseScript } from '../tickscript/parse';
import { SCRIPT_KINDS } from '../workspace/kinds';
import { perFile } from '../workspace/per-file';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';
import { modelOf, propertyCall, type ScriptModel, textValue } from './model';

type Named = 'topic' | 'category';

/** `undefined`: some are known to a run only. */
export function givenTexts(workspace: Workspace, property: Named): readonly string[] | undefined {
  const texts = new Set<string>();
  for (const file of filesOf(workspace, ...SCRIPT_KINDS)) {
    for (const text of givenIn(file)[property]) {
      if (text === undefined) return undefined;
      texts.add(text);
    }
  }
  return [...texts];
}

const givenIn = perFile((file): Readonly<Record<Named, readonly (string | undefined)[]>> => {
  const text = textOf(file);
  // Most scripts name none.
  if (!/topic|category/i.test(text)) return { topic: [], category: [] };
  const model = modelOf(parseScript(text).partial);
  return { topic: textsOf(model, 'topic'), category: textsOf(model, 'category') };
});

function textsOf(model: ScriptModel, property: Named): readonly (string | undefined)[] {
  return model.nodes.flatMap((node) => {
    const call = propertyCall(node, property);
    return call === undefined ? [] : [textValue(model, call.args[0])];
  });
}
