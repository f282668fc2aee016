import type { RequestRecord } from '../../kapacitor/record/run-model';

const SECRET_ORIGIN: Readonly<Record<RequestRecord['origins'][number]['from'], string>> = {
  script: 'the script',
  'handler file': 'the handler file',
  'kapacitor.conf': 'kapacitor.conf',
  environment: 'the environment',
  default: 'kapacitor.conf',
};

/** What stands in place of a token: `‹token from kapacitor.conf›`. */
export function placeholderOf(record: RequestRecord): string {
  const origin = record.origins.find(({ option }) => option === 'token')?.from ?? 'kapacitor.conf';
  return `‹token from ${SECRET_ORIGIN[origin]}›`;
}
