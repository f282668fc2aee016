/** One host's CPU, a point every ten seconds from 2018-01-01: it gets busy, recovers, and gets busy again. */
const IDLE = [85.5, 42, 9.99, 10, 8, 3, 3, 55, 9, 0, 100, 100];
const START = 1_514_764_800n;

export const CPU_POINTS = IDLE.map((idle, i) => {
  const user = Math.round((100 - idle) * 100) / 100;
  return `cpu,cpu=cpu-total,host=serverA usage_idle=${idle},usage_user=${user} ${START + BigInt(i * 10)}000000000\n`;
}).join('');
