import { describe, expect, test } from 'vitest';
import { readCsv } from '../../src/points/formats/csv/csv';
import { SeriesList } from '../../src/points/series';

function read(text: string, precision?: string) {
  const { points, problems } = readCsv(text, {
    measurement: 'file',
    ...(precision === undefined ? {} : { precision }),
  });
  return {
    points: points.map(({ name, tags, fields, time }) => {
      const shown = [...fields.entries()].map(
        ([field, value]) => `${field}=${typeof value === 'bigint' ? `${value}i` : JSON.stringify(value)}`,
      );
      return `${[name, ...[...tags.entries()].map((tag) => tag.join('='))].join(',')} ${shown.join(',')} ${time}`;
    }),
    problems: problems.map(
      ({ message, line, column, start, end }) => `${line}:${column} [${text.slice(start, end)}] ${message}`,
    ),
  };
}

describe('plain CSV', () => {
  test.each([
    [
      'numbers are fields, text is tags',
      'time,host,usage_idle,up\n1514764800000000000,a,12.5,true\n1514764810000000000,b,-1e3,FALSE\n',
      [
        'file,host=a usage_idle=12.5,up=true 1514764800000000000',
        'file,host=b usage_idle=-1000,up=false 1514764810000000000',
      ],
    ],
    ['an i makes an integer', 'time,n\n1,9007199254740993i\n', ['file n=9007199254740993i 1']],
    ['a column of measurements', 'time,measurement,v\n1,cpu,2\n2,mem,3\n', ['cpu v=2 1', 'mem v=3 2']],
    [
      'columns that say what they are',
      'time,tag:code,field:text\n1,200,all well\n',
      ['file,code=200 text="all well" 1'],
    ],
    [
      'RFC 3339 and its relatives',
      'timestamp,v\n2018-01-01T00:00:00.5Z,1\n2018-01-01 00:00:01,2\n2018-01-01,3\n2018-01-01T01:00:00+01:00,4\n',
      [
        'file v=1 1514764800500000000',
        'file v=2 1514764801000000000',
        'file v=3 1514764800000000000',
        'file v=4 1514764800000000000',
      ],
    ],
    ['empty cells say nothing', 'time,host,v,w\n1,,2,\n2,a,,3\n', ['file v=2 1', 'file,host=a w=3 2']],
    [
      'semicolons, quotes, byte order mark, Windows line ends',
      '\ufefftime;host;v\r\n1;"a;""b""";2\r\n',
      ['file,host=a;"b" v=2 1'],
    ],
    ['a line break within quotes', 'time,field:s,v\n1,"x\ny",1\n2,z,2\n', ['file s="x\\ny",v=1 1', 'file s="z",v=2 2']],
  ])('%s', (_, text, points) => expect(read(text)).toEqual({ points, problems: [] }));

  test('times in another unit', () =>
    expect(read('time,v\n1514764800,1\n', 's').points).toEqual(['file v=1 1514764800000000000']));

  test.each([
    ['time,v\nyesterday,1\n2,3\n', ['2:1 [yesterday] "yesterday" is no time: RFC 3339 or a whole number.'], 1],
    ['host,time,v\n"a,b",now,1\n', ['2:7 [now] "now" is no time: RFC 3339 or a whole number.'], 0],
    ['time,v\n1,\n', ['2:1 [1] This row has no field: a point needs at least one.'], 0],
    ['time,v\n1,2,3\n', ['2:5 [3] This row has more cells than the header has names (2).'], 0],
    ['time,s,v\n1,"x\ny",2\n3,z\n', ['4:1 [3] This row has no field: a point needs at least one.'], 1],
    ['when,v\n1,2\n', ['1:1 [when] The header names no column of times: call one time.'], 0],
    [
      'time,n\n1,99999999999999999999i\n',
      ['2:3 [99999999999999999999i] 99999999999999999999i is too large for a field.'],
      0,
    ],
  ])('%j', (text, problems, count) => {
    const got = read(text);
    expect([got.problems, got.points.length]).toEqual([problems, count]);
  });

  test('an empty file', () => expect(read('')).toEqual({ points: [], problems: [] }));

  test('series know the fields', () => {
    const series = new SeriesList();
    readCsv('time,host,v\n1,a,2\n2,a,3i\n', { measurement: 'm', series });
    expect(series.all.map((each) => each.fields())).toEqual([
      [
        { name: 'v', type: 'float' },
        { name: 'v', type: 'int' },
      ],
    ]);
  });
});

describe('annotated CSV', () => {
  const HEAD =
    '#datatype,string,long,dateTime:RFC3339,double,string,string,string\n#group,false,false,false,false,true,true,true\n#default,_result,,,,,,\n';

  test('rows of one field each become points of all, in order of time', () => {
    const text = `${HEAD},result,table,_time,_value,_field,_measurement,host
,,0,2018-01-01T00:00:00Z,1.5,idle,cpu,a
,,0,2018-01-01T00:00:10Z,2.5,idle,cpu,a

${HEAD.replace('double', 'long')},result,table,_time,_value,_field,_measurement,host
,,1,2018-01-01T00:00:10Z,4,users,cpu,a
,,1,2018-01-01T00:00:00Z,3,users,cpu,a
`;
    expect(read(text)).toEqual({
      points: ['cpu,host=a idle=1.5,users=3i 1514764800000000000', 'cpu,host=a idle=2.5,users=4i 1514764810000000000'],
      problems: [],
    });
  });

  test('a pivoted table', () => {
    const text =
      '#datatype,string,long,dateTime:RFC3339,string,string,double,boolean,string\n#group,false,false,false,true,true,false,false,false\n#default,,,,,,,,\n,result,table,_time,_measurement,host,idle,up,note\n,,0,2018-01-01T00:00:00Z,cpu,a,1.5,true,5\n';
    expect(read(text).points).toEqual(['cpu,host=a idle=1.5,up=true,note="5" 1514764800000000000']);
  });

  test('only some annotations', () => {
    const text = '#group,false,false,true\n,_time,_value,host\n,2018-01-01T00:00:00Z,7,a\n';
    expect(read(text).points).toEqual(['file,host=a _value=7 1514764800000000000']);
  });

  test('an error of the query, and cells that are not what they should be', () => {
    expect(
      read('#datatype,string,string\n#group,true,true\n#default,,\n,error,reference\n,out of memory,897\n').problems,
    ).toEqual(['5:2 [out of memory] The query failed: out of memory']);
    expect(
      read(
        `${HEAD},result,table,_time,_value,_field,_measurement,host\n,,0,2018-01-01T00:00:00Z,x,idle,cpu,a\n,,0,soon,1,idle,cpu,a\n`,
      ).problems,
    ).toEqual(['5:26 [x] "x" is no double.', '6:5 [soon] "soon" is no time.']);
  });
});
