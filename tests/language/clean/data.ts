/** Ten minutes of two hosts, every ten seconds, as telegraf writes them. */
const START = 1528102800;
const HOSTS = ['web01', 'web02'];

function lines(time: number, host: string, i: number): readonly string[] {
  const busy = host === 'web02' && i % 20 > 12 ? 92 : 10;
  const at = `${START + time}000000000`;
  return [
    `cpu,host=${host},cpu=cpu-total usage_idle=${100 - busy - (i % 5)},usage_user=${busy}.5,usage_system=${i % 3}.25 ${at}`,
    `mem,host=${host} used_percent=${40 + (i % 30)}.5,total=8589934592i,used=${3_000_000_000 + i * 50_000_000}i ${at}`,
    `disk,host=${host},path=/ used_percent=${60 + (i % 20)}.0,free=${900_000 - i * 100}i ${at}`,
    `net,host=${host},interface=eth0 bytes_recv=${i * 125_000}i,err_in=${Math.floor(i / 7)}i ${at}`,
    `http_response,host=${host},server=shop,result=${i % 9 === 8 ? 'timeout' : 'success'} response_time=0.${100 + i},status=${i % 9 === 8 ? 503 : 200}i ${at}`,
    `requests,host=${host},dc=eu total=${1000 + (i % 6)}i,errors=${i % 4}i,state="${busy > 50 ? 'busy' : 'idle'}" ${at}`,
  ];
}

export const DATA = `${Array.from({ length: 60 }, (_, i) => HOSTS.flatMap((host) => lines(i * 10, host, i)))
  .flat()
  .join('\n')}\n`;

export const CONF = `[hipchat]
  enabled = true
  url = "https://example.hipchat.com/v2/room"
  room = "ops"
  token = "‹token›"

[slack]
  enabled = true
  url = "https://hooks.slack.com/services/x"

[smtp]
  enabled = true
  host = "localhost"
  from = "kapacitor@example.com"
  to = ["ops@example.com"]

[pagerduty2]
  enabled = true
  routing-key = "key"
`;
