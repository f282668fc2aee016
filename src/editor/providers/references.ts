/** Vars: where they are declared and used, and renaming them. */
import type { LanguageServices } from '../language-services';
import { monaco } from '../monaco/bundle';
import type { ProviderContext } from './actions';
import { rangeIn } from './range';

export function registerReferences(services: LanguageServices, context: ProviderContext): monaco.IDisposable[] {
  const offsetOf = (model: monaco.editor.ITextModel, position: monaco.IPosition) => model.getOffsetAt(position);
  return [
    monaco.languages.registerDefinitionProvider('tickscript', {
      provideDefinition: async (model, position) => {
        const place = await services.definition(context.documentOf(model), offsetOf(model, position));
        return place && { uri: model.uri, range: rangeIn(model, place.range) };
      },
    }),
    monaco.languages.registerReferenceProvider('tickscript', {
      provideReferences: async (model, position) => {
        const places = await services.references(context.documentOf(model), offsetOf(model, position));
        return places.map(({ range }) => ({ uri: model.uri, range: rangeIn(model, range) }));
      },
    }),
    monaco.languages.registerDocumentHighlightProvider('tickscript', {
      provideDocumentHighlights: async (model, position) => {
        const places = await services.references(context.documentOf(model), offsetOf(model, position));
        return places.map(({ range }) => ({ range: rangeIn(model, range) }));
      },
    }),
    monaco.languages.registerRenameProvider('tickscript', {
      provideRenameEdits: async (model, position, name) => {
        const answer = await services.rename(context.documentOf(model), offsetOf(model, position), name);
        if (!answer.ok) return { edits: [], rejectReason: answer.error };
        const edits = answer.edits.map(({ range, text }) => ({
          resource: model.uri,
          versionId: undefined,
          textEdit: { range: rangeIn(model, range), text },
        }));
        return { edits };
      },
      resolveRenameLocation: async (model, position) => {
        const places = await services.references(context.documentOf(model), offsetOf(model, position));
        const ranges = places.map(({ range }) => rangeIn(model, range));
        const range = ranges.find((each) => each.containsPosition(position));
        if (range !== undefined) return { range, text: model.getValueInRange(range) };
        const nowhere = monaco.Range.fromPositions(position);
        return { range: nowhere, text: '', rejectReason: 'Only vars can be renamed.' };
      },
    }),
  ];
}
