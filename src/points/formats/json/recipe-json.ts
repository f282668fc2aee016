/** A recipe: points that are made, and not written down. */
import { makePoints } from '../../recipe/make-points';
import { readRecipe } from '../../recipe/read-recipe';
import type { DataFormat } from '../format';
import { eachObject } from './each-object';

export const RECIPE: DataFormat = {
  id: 'recipe',
  title: 'points of a recipe',
  ordered: true,
  recognises: ({ keys }) => keys.get('make') === '[',
  read: (text, sheet) => eachObject(text, sheet, (object) => makePoints(readRecipe(object, sheet), sheet)),
};
