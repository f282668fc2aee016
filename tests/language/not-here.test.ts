import { expect, test } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { diagnose } from '../../src/language/diagnostics';

/** What is said, and about which words of the script. */
function said(script: string): unknown {
  return diagnose([{ path: 'a.tick', content: script }]).map(({ range, severity, kapacitor, plain, code }) => {
    return { about: script.slice(range.start, range.end), severity, kapacitor, plain, code };
  });
}

test.each([
  [
    "stream|from()|k8sAutoscale().resourceName('a').replicas(lambda: 1)",
    {
      about: 'k8sAutoscale',
      severity: 'error',
      kapacitor:
        'cannot use the k8sAutoscale node, could not create kubernetes client: unknown kubernetes cluster "", cannot get client',
      plain: 'k8sAutoscale does not run here. It needs a Kubernetes cluster, which a page does not reach.',
      code: 'not-here',
    },
  ],
  [
    "stream|from()|swarmAutoscale().serviceName('a').replicas(lambda: 1)",
    {
      about: 'swarmAutoscale',
      severity: 'error',
      kapacitor:
        'cannot use the swarmAutoscale node, could not create swarm client: unknown swarm cluster "", cannot get client',
      plain: 'swarmAutoscale does not run here. It needs a Docker Swarm cluster, which a page does not reach.',
      code: 'not-here',
    },
  ],
  [
    "stream|from()|ec2Autoscale().groupName('a').replicas(lambda: 1)",
    {
      about: 'ec2Autoscale',
      severity: 'error',
      kapacitor:
        'cannot use the EC2Autoscale node, could not create ec2 client: unknown ec2 region "", cannot get client',
      plain: 'ec2Autoscale does not run here. It needs the EC2 service, which a page does not reach.',
      code: 'not-here',
    },
  ],
  [
    "batch|queryFlux('buckets()').every(1m)",
    {
      about: 'queryFlux',
      severity: 'warning',
      kapacitor: '',
      plain:
        'queryFlux does not run here. A page has no InfluxDB that speaks Flux: the query is kept, and gives no data.',
      code: 'not-here',
    },
  ],
  [
    "stream|from()|sideload().source('file:///etc/side').order('a.yml').field('f', 1)",
    {
      about: 'sideload',
      severity: 'error',
      kapacitor:
        'failed to update sideload cache for source file "/etc/side": lstat /etc/side: no such file or directory',
      plain: 'sideload finds no files: in this workspace they lie below sideload/etc/side/.',
      code: 'sideload-files',
    },
  ],
])('%s is marked at its place', (script, finding) => {
  expect(said(script)).toEqual([finding]);
});

test.each([
  '[kubernetes]\n  in-cluster = true\n',
  '[udf]\n[udf.functions.mine]\n  prog = "/bin/mine"\n  timeout = "10s"\n',
  '[[scraper]]\n  name = "s"\n  db = "d"\n  rp = "r"\n  type = "prometheus"\n',
])('%j is known to Kapacitor', (content) => {
  expect(diagnose([{ path: 'kapacitor.conf', content }])).toEqual([]);
});

test('an unknown UDF is marked at its place', () => {
  expect(said('stream|from()@udf()')).toMatchObject([
    {
      about: 'udf',
      kapacitor: 'invalid TICKscript: line 1 char 15: no method or property "udf" on *pipeline.FromNode',
    },
  ]);
});

test('the pipeline marks the nodes that do not run here, and no others', () => {
  const script = "var q = batch|queryFlux('buckets()').every(1m)\nq|log()";
  const [task] = runWorkspace(WHOLE, [{ path: 'a.tick', content: script }], {}).tasks;
  expect(task?.nodes.map(({ name, unsupported }) => [name, unsupported])).toEqual([
    ['batch0', undefined],
    ['queryFlux1', 'A page has no InfluxDB that speaks Flux: the query is kept, and gives no data.'],
    ['log2', undefined],
  ]);
});
