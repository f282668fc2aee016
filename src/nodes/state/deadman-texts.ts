/** Defaults of the `[deadman]` section. Kapacitor services/deadman/config.go, v1.8. */
export const DEADMAN_ID = "{{ .Group }}:NODE_NAME for task '{{ .TaskName }}'";
export const DEADMAN_MESSAGE =
  '{{ .ID }} is {{ if eq .Level "OK" }}alive{{ else }}dead{{ end }}: {{ index .Fields "emitted" | printf "%0.3f" }} points/INTERVAL.';
