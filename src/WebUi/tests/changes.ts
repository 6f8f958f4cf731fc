import type { Change, Preflight } from '../src/api/changes'
import { CLUSTER } from './some'

export const preflight = (change: Partial<Preflight> = {}): Preflight => ({
  feature: 'proxmox.vm.stop', operation: 'create', risk: 'disruptive', requires_confirmation: false, warnings: [], impact: [{ kind: 'guest', id: 'qemu/101', detail: 'vm-00101, running' }],
  calls: [{ method: 'POST', path: '/nodes/node1/qemu/101/status/stop', parameters: [] }], diff: [], approval: 'none', ...change,
})

export const change = (over: Partial<Change> = {}): Change => ({
  id: '00000000-0000-4000-8000-0000000000c1', organization_id: CLUSTER, controller_id: CLUSTER, site_id: null, feature: 'proxmox.vm.stop', operation: 'create',
  target: { controller_id: CLUSTER, node: 'node1', vm_type: 'qemu', vmid: 101 }, target_id: null, payload: { node: 'node1', vm_type: 'qemu', vmid: 101 }, status: 'pending', origin: 'staged',
  requested_by: { user_id: CLUSTER, username: 'ann' }, notes: null, created_at: '2026-11-23T01:00:00Z', updated_at: '2026-11-23T01:00:00Z', expires_at: '2026-11-30T01:00:00Z',
  plan: { calls: preflight().calls, risk: 'disruptive', requires_confirmation: false, impact: [], warnings: [], diff: [], base: { digest: null, status: 'running', dependents: [] }, planned_at: '2026-11-23T01:00:00Z', tags: [] },
  approvals: [], approval: 'none', attempts: [], upid: null, queue_position: null, applied_at: null, failure_reason: null, log_tail: [], applied_response: null, progress: null, errors: {}, failure_kind: null,
  made_vmid: null, revision: 1, ...over,
})
