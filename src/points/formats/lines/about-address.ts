import { DEFAULT_DBRP } from '../../../workspace/case-file';
import { unitNamed } from '../../line-protocol/kinder-reading';
import type { TimeUnit } from '../../times/unit-of-times';
import type { Target } from '../draft';

/** What is said of points, where somebody says it. */
export interface AboutPoints {
  readonly target?: Target;
  readonly unit?: TimeUnit;
}

/** What the address of a write endpoint says of the points: `/write?db=d&rp=r&precision=s`, `/api/v2/write?bucket=d/r`. */
export function aboutAddress(address: string): AboutPoints {
  return aboutNamed(new Map(new URLSearchParams(/\?(.*)$/.exec(address)?.[1] ?? '')));
}

/** `db`, `rp`, `precision` and `bucket`. */
export function aboutNamed(said: ReadonlyMap<string, string>): AboutPoints {
  const bucket = said.get('bucket')?.split('/');
  const database = said.get('db') ?? bucket?.[0];
  const unit = unitNamed(said.get('precision'));
  const target =
    database === undefined || database === ''
      ? undefined
      : { database, retentionPolicy: said.get('rp') ?? bucket?.[1] ?? DEFAULT_DBRP.retentionPolicy };
  return { ...(target === undefined ? {} : { target }), ...(unit === undefined ? {} : { unit }) };
}
