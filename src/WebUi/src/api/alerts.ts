import type { ClusterGap, Time, Uuid } from './types'

export const KINDS = ['controller_unreachable', 'quorum_lost', 'node_down', 'storage_full', 'backup_stale', 'certificate_expiring'] as const
export type AlertKind = (typeof KINDS)[number]

export const SEVERITIES = ['critical', 'warning', 'info'] as const
export type AlertSeverity = (typeof SEVERITIES)[number]

export interface Person {
  user_id: Uuid
  username: string
}

export interface AlertMute {
  until: Time
  by: Person
  at: Time
  reason: string | null
}

export interface AlertObject {
  type: 'controller' | 'node' | 'storage' | 'guest' | 'certificate'
  name: string
  node: string | null
  vmid: number | null
  vm_type: 'qemu' | 'lxc' | null
}

export interface Alert {
  id: Uuid
  kind: AlertKind
  rule_id: string
  severity: AlertSeverity
  controller_id: Uuid
  controller_name: string
  site_id: Uuid | null
  object: AlertObject
  summary: string
  value: number | null
  threshold: number | null
  first_seen: Time
  last_seen: Time
  raised_at: Time
  cleared_at: Time | null
  ended_by: 'recovered' | 'gone' | 'rule_ended' | 'controller_removed' | null
  acknowledged_by: Person | null
  acknowledged_at: Time | null
  note: string | null
  mute: AlertMute | null
  muted_by_rule: boolean
  stale: boolean
}

export interface AlertCounts {
  active: number
  critical: number
  unacknowledged: number
  muted: number
}

export interface AlertPage {
  items: Alert[]
  total: number
  offset: number
  counts: AlertCounts
  gaps: ClusterGap[]
}

export interface AlertScope {
  sites: Uuid[]
  controllers: Uuid[]
  tags: string[]
  names: string[]
}

export interface AlertRule {
  id: string
  kind: AlertKind
  enabled: boolean
  severity: AlertSeverity
  raise_at: number | null
  clear_at: number | null
  raise_after_seconds: number
  clear_after_seconds: number
  scope: AlertScope
}

export interface AlertRulesView {
  rules: AlertRule[]
  mutes: Record<string, AlertMute>
  defaults: AlertRule[]
}

export interface WebhookSettings {
  name: string
  url: string
  tls_fingerprint: string | null
  enabled: boolean
  kinds: AlertKind[]
  severities: AlertSeverity[]
}

export interface WebhookView extends WebhookSettings {
  id: Uuid
  created_at: Time
  updated_at: Time
  updated_by: Person
}

export interface MadeWebhook {
  webhook: WebhookView
  secret: string
}

export interface WebhookAttempt {
  at: Time
  status: number | null
  error: string | null
  duration_ms: number
}

export interface WebhookRecord {
  id: Uuid
  outcome: 'waiting' | 'delivered' | 'dead' | 'discarded'
  accepted_at: Time
  attempts: number
  next_at: Time | null
  last: WebhookAttempt | null
  event_count: number
  summary: string | null
}
