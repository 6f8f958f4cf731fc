import type { Alert, AlertRule } from '../src/api/alerts'
import { CLUSTER } from './some'

export const alert = (change: Partial<Alert> = {}): Alert => ({
  id: 'a1', kind: 'node_down', rule_id: 'node-down', severity: 'critical', controller_id: CLUSTER, controller_name: 'pve-a', site_id: null,
  object: { type: 'node', name: 'node3', node: 'node3', vmid: null, vm_type: null }, summary: 'Node node3 of pve-a is offline.', value: null, threshold: null,
  first_seen: '2026-11-23T01:00:00Z', last_seen: '2026-11-23T01:05:00Z', raised_at: '2026-11-23T01:02:00Z', cleared_at: null, ended_by: null,
  acknowledged_by: null, acknowledged_at: null, note: null, mute: null, muted_by_rule: false, stale: false, ...change,
})

export const alertPage = (items: Alert[], counts = {}) => ({ items, total: items.length, offset: 0, counts: { active: items.length, critical: 1, unacknowledged: items.length, muted: 0, ...counts }, gaps: [] })

export const rule = (change: Partial<AlertRule> = {}): AlertRule => ({
  id: 'storage-full', kind: 'storage_full', enabled: true, severity: 'warning', raise_at: 90, clear_at: 85, raise_after_seconds: 300, clear_after_seconds: 300,
  scope: { sites: [], controllers: [], tags: [], names: [] }, ...change,
})
