{{- define "rollcall.name" -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "rollcall.control" -}}
{{ include "rollcall.name" . }}-control
{{- end -}}

{{- define "rollcall.edge" -}}
{{ include "rollcall.name" . }}-edge
{{- end -}}

{{/* The name by which edges and backends know control. */}}
{{- define "rollcall.controlHost" -}}
{{ include "rollcall.control" . }}.{{ .Release.Namespace }}.svc.cluster.local
{{- end -}}

{{- define "rollcall.certificate" -}}
{{- if .Values.certificate.certManager.enabled -}}
{{ include "rollcall.control" . }}-tls
{{- else -}}
{{ required "certificate.existingSecret, or cert-manager" .Values.certificate.existingSecret }}
{{- end -}}
{{- end -}}

{{- define "rollcall.databaseSecret" -}}
{{- if .Values.database.cloudNativePG.enabled -}}
{{ include "rollcall.name" . }}-postgres-app
{{- else -}}
{{ required "database.existingSecret, or CloudNativePG" .Values.database.existingSecret }}
{{- end -}}
{{- end -}}

{{- define "rollcall.databaseKey" -}}
{{- if .Values.database.cloudNativePG.enabled -}}uri{{- else -}}{{ .Values.database.key }}{{- end -}}
{{- end -}}

{{- define "rollcall.selector" -}}
app.kubernetes.io/name: rollcall
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "rollcall.labels" -}}
{{ include "rollcall.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{- define "rollcall.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
seccompProfile: { type: RuntimeDefault }
{{- end -}}

{{- define "rollcall.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end -}}

{{/* Each of a kind on another node, as far as there are enough. */}}
{{- define "rollcall.spread" -}}
- maxSkew: 1
  topologyKey: kubernetes.io/hostname
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- include "rollcall.selector" .root | nindent 6 }}
      app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{/* What stands between edges and control, begun before and ended after them. */}}
{{- define "rollcall.proxy" -}}
- name: proxy
  image: {{ .Values.image.proxy }}
  imagePullPolicy: {{ .Values.image.pullPolicy }}
  restartPolicy: Always
  command: [caddy, run, --config, /etc/caddy/Caddyfile, --adapter, caddyfile]
  env:
    - { name: XDG_DATA_HOME, value: /tmp }
    - { name: XDG_CONFIG_HOME, value: /tmp }
  securityContext:
    allowPrivilegeEscalation: false
    readOnlyRootFilesystem: true
    # The image's program asks for this by its file, and does not start without.
    capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] }
  resources:
    requests: { cpu: 100m, memory: 64Mi }
    limits: { memory: 256Mi }
  volumeMounts:
    - { name: proxy, mountPath: /etc/caddy, readOnly: true }
    - { name: certificate, mountPath: /etc/rollcall/tls, readOnly: true }
    - { name: temporary, mountPath: /tmp }
{{- end -}}

{{- define "rollcall.probes" -}}
readinessProbe:
  httpGet: { path: /readyz, port: metrics }
  periodSeconds: 2
  timeoutSeconds: 3
  failureThreshold: 2
livenessProbe:
  httpGet: { path: /healthz, port: metrics }
  periodSeconds: 10
  timeoutSeconds: 5
{{- end -}}
