/** All formats of data. Of several that recognise a text the first is taken: those that say most about themselves come first. */
import { INFLUX_COLUMN } from './column/influx-column';
import { BARE_CSV } from './csv/bare-csv';
import { CHRONOGRAF_CSV } from './csv/chronograf-csv';
import { FLUX_CSV } from './csv/flux-csv';
import { GRAFANA_CSV } from './csv/grafana-csv';
import { INFLUX_CSV } from './csv/influx-csv';
import { NAMED_CSV } from './csv/named-csv';
import { PLAIN_CSV } from './csv/plain-csv';
import type { DataFormat } from './format';
import { ALERT_JSON } from './json/alert-json';
import { BATCHES } from './json/batches';
import { CLOUD_MONITORING_JSON } from './json/cloud-monitoring-json';
import { CLOUDWATCH_JSON } from './json/cloudwatch-json';
import { COLLECTD_JSON } from './json/collectd-json';
import { DATADOG_JSON } from './json/datadog-json';
import { FLAT_JSON } from './json/flat-json';
import { GRAFANA_FRAMES } from './json/grafana-frames';
import { GRAPHITE_JSON } from './json/graphite-json';
import { INFLUX_JSON } from './json/influx-json';
import { LISTED_ROWS } from './json/listed-rows';
import { LOGGED_OBJECTS } from './json/logged-objects';
import { OPENTSDB_JSON } from './json/opentsdb-json';
import { OTLP_JSON } from './json/otlp-json';
import { PRINTED_OBJECTS } from './json/printed-objects';
import { PROMETHEUS_JSON } from './json/prometheus-json';
import { RECIPE } from './json/recipe-json';
import { SPLUNK_METRICS } from './json/splunk-metrics';
import { TELEGRAF_JSON } from './json/telegraf-json';
import { ZABBIX_JSON } from './json/zabbix-json';
import { HTTP_WRITE } from './lines/http-write';
import { INFLUX_EXPORT } from './lines/influx-export';
import { INSERT_LINES } from './lines/insert-lines';
import { KAPACITOR_LOG } from './lines/kapacitor-log';
import { LINE_PROTOCOL } from './lines/line-protocol';
import { LOGGED_LINES } from './lines/logged-lines';
import { LOOSE_LINES } from './lines/loose-lines';
import { RECORDING_TEXT } from './lines/recording-text';
import { SHELL_WRITE } from './lines/shell-write';
import { TELEGRAF_TEST } from './lines/telegraf-test';
import { CARBON2 } from './metrics/carbon2';
import { COLLECTD } from './metrics/collectd';
import { GRAPHITE } from './metrics/graphite';
import { OPENTSDB } from './metrics/opentsdb';
import { PROMETHEUS_CONSOLE } from './metrics/prometheus-console';
import { WAVEFRONT } from './metrics/wavefront';
import { PROMETHEUS } from './prometheus';
import { FLUX_TABLE } from './table/flux-table';
import { LOGFMT } from './table/logfmt';
import { RECORDS } from './table/records';
import { RULED_TABLE } from './table/ruled-table';
import { SPACED_TABLE } from './table/spaced-table';
import { SQL_INSERT } from './table/sql-insert';
import { VMSTAT } from './table/vmstat';

export const FORMATS: readonly DataFormat[] = [
  RECIPE,
  ALERT_JSON,
  DATADOG_JSON,
  INFLUX_JSON,
  OTLP_JSON,
  SPLUNK_METRICS,
  TELEGRAF_JSON,
  BATCHES,
  GRAFANA_FRAMES,
  PROMETHEUS_JSON,
  GRAPHITE_JSON,
  OPENTSDB_JSON,
  CLOUDWATCH_JSON,
  CLOUD_MONITORING_JSON,
  ZABBIX_JSON,
  COLLECTD_JSON,
  PRINTED_OBJECTS,
  FLAT_JSON,
  LISTED_ROWS,
  FLUX_CSV,
  INFLUX_EXPORT,
  HTTP_WRITE,
  SHELL_WRITE,
  INSERT_LINES,
  SQL_INSERT,
  TELEGRAF_TEST,
  FLUX_TABLE,
  INFLUX_COLUMN,
  RECORDS,
  RULED_TABLE,
  VMSTAT,
  RECORDING_TEXT,
  KAPACITOR_LOG,
  LOGFMT,
  INFLUX_CSV,
  COLLECTD,
  WAVEFRONT,
  CARBON2,
  OPENTSDB,
  PROMETHEUS_CONSOLE,
  LINE_PROTOCOL,
  GRAPHITE,
  PROMETHEUS,
  GRAFANA_CSV,
  CHRONOGRAF_CSV,
  PLAIN_CSV,
  SPACED_TABLE,
  LOGGED_LINES,
  LOGGED_OBJECTS,
  LOOSE_LINES,
  NAMED_CSV,
  BARE_CSV,
];
