import { expect, test } from 'vitest';
import { whatElse } from '../../../src/points/formats/read/no-data';
import { recogniseData } from '../../../src/points/formats/read/recognise';

test.each([
  ['', 'is empty'],
  ['\ufeff \r\n', 'is empty'],
  ['# a\n\n  # b\n', 'has only comments'],
  ['#!/bin/sh\nexport A=1\n', 'is a script of a shell'],
  [
    'ID: cpu\nError: \nTemplate: \nType: stream\nStatus: enabled\nTICKscript:\nstream\n    |from()\n',
    'is what kapacitor show prints',
  ],
  [
    'ID   Type      Status    Executing Databases and Retention Policies\ncpu  stream    enabled   true\n',
    'is a list that the kapacitor command prints',
  ],
  ['// an alert\nstream\n    |from()\n', 'is a TICKscript'],
  ['var t = 5\nstream|from()\n', 'is a TICKscript'],
  ['SELECT mean(v)\nFROM cpu\n', 'is a query'],
  ['from(bucket: "b")\n  |> range(start: -1h)\n', 'is a query'],
  ["curl -G 'http://localhost:8086/query' --data-urlencode 'q=SELECT 1'\n", 'is a shell command that writes no points'],
  ['$ kapacitor replay -recording x\n', 'is a shell command that writes no points'],
  ['ts=2023-11-14T22:13:21Z lvl=info msg="x" service=y\n', 'is a log of Kapacitor without points'],
  ['127.0.0.1 - - [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 200 1\n', 'is a log of requests'],
  ['<!DOCTYPE html>\n<html>\n', 'is a page (HTML)'],
  ['[hipchat]\n  enabled = true\n', 'is a configuration (TOML)'],
  ['topic: cpu\nkind: log\n', 'is a handler or a task (YAML)'],
  ['page.views:1|c\nfuel.level:0.5|g|#host:a\nt:12.5|ms|@0.1\n', 'is StatsD’s lines'],
  ['Nov 14 22:13:20 web1 sshd[123]: Accepted password\n<13>Nov  4 22:13:20 web1 x: y\n', 'is a log (syslog)'],
  ['{"log":"hello\\n","stream":"stdout","time":"2023-11-14T22:13:21Z"}\n', 'is docker’s log of a container'],
  ['ID: cpu\nLevel: OK\nCollected: 27\nHandlers: []\nEvents:\nEvent   Level  Message  Date\n', '(or show-topic)'],
  ['{"panels":[]}', 'is JSON in which no object has a time'],
  ['procs -----------memory----------\n r  b   swpd\n 1  0      0\n', 'is output of vmstat'],
  ['Linux 5.10.0 (web1) \t11/14/23 \t_x86_64_\t(2 CPU)\n\navg-cpu:  %user\n 1.50\n', 'is output of iostat'],
  [
    'Linux 5.10.0 (web1) \t11/14/2023 \t_x86_64_\t(2 CPU)\n\n10:13:20 PM     CPU     %user\n10:13:21 PM     all      1.50\n',
    'sadf -d prints those of sar as a table with dates',
  ],
  ['64 bytes from 1.1.1.1: icmp_seq=1 ttl=57 time=12.3 ms\n', 'is output of ping'],
  ['top - 22:13:20 up 1 day,  2:03,  1 user\n', 'is a list of processes'],
  ['Filesystem     1K-blocks    Used Available\n/dev/sda1  5 4 1\n', 'is output of df or free'],
  ['NAME  CPU(cores)  MEMORY(bytes)\nweb-1  93m  120Mi\n', 'is output of kubectl top'],
  ['[1700000000] SERVICE PERFDATA: web-1;Load;load1=0.93;5;10;0\n', 'is performance data of Nagios'],
  ['time  : 2023-11-14T22:13:20Z\nhost  : web-1\nusage : 93.5\n', 'as PowerShell prints objects'],
  ['2023-11-14T22:13:20 web-1 cpu 93.5\n', 'with names in a line above them'],
  ['host,v\na,1\n', 'is a table without a column of times'],
])('%j %s', (text, words) => expect(whatElse(text)).toContain(words));

test.each(['Dear all,\n\nplease find the data below.\n', 'oops\n', 'm v=\n'])('%j is nothing that is known', (text) =>
  expect(whatElse(text)).toBeUndefined(),
);

/** Characters of a text that is no data: what looks through it more than once for each takes many seconds. */
const LONG = 40_000;

test.each([
  ['blank lines', `${'\n'.repeat(LONG)}x\n`],
  ['dashes', `${'-'.repeat(LONG)}x\n`],
  ['blanks behind a rule', `-+-${' '.repeat(LONG)}x\n`],
])('many %s are looked through once', (_, text) => {
  expect(recogniseData(text)).toBeUndefined();
  expect(whatElse(text)).toBeUndefined();
});
