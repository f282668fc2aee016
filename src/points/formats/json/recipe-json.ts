/** A recipe: points that are made, and not written down. */
import { makePoints } from '../../recipe/make-points';
import { readRecipe } from '../../recipe/read-recipe';
import type { DataFormat } from '../format';
import { brokenJson } from './broken-json';
import { readDocuments } from './documents';

export const RECIPE: DataFormat = {
  id: 'recipe',
  title: 'points of a recipe',
  ordered: true,
  recognises: ({ keys }) => keys.get('make') === '[',
  read: (text, sheet) => {
    const { objects, broken } = readDocuments(text);
    for (const object of objects) makePoints(readRecipe(object, sheet), sheet);
    brokenJson(broken, sheet);
  },
};
