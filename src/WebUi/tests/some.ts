import type { ClusterDashboard, Guest, GuestPage, Me } from '../src/api/types'

export const API = 'http://localhost/api/v1'

export const CLUSTER = '00000000-0000-4000-8000-000000000001'

export const guest = (vmid: number, change: Partial<Guest> = {}): Guest => ({
  id: `${CLUSTER}/${vmid}`, controller_id: CLUSTER, controller_name: 'pve-a', vmid, vm_type: 'qemu', name: `vm-${String(vmid).padStart(5, '0')}`, node: 'node1', status: 'running',
  cpu_cores: 4, cpu_usage: 0.5, memory_bytes: 8 * 2 ** 30, memory_used_bytes: 2 ** 32, disk_bytes: 2 ** 35, disk_used_bytes: 0, net_in: 0, net_out: 0, disk_read: 0, disk_write: 0,
  uptime: 3600, tags: [], template: false, ha_state: null, lock: null, pool: null, site_id: null, as_of: '2026-11-23T01:00:00Z', stale: false, cpu_percent: 50, memory_percent: 50, disk_percent: 0,
  ...change,
})

export const guestPage = (items: Guest[], change: Partial<GuestPage> = {}): GuestPage => ({
  items, total: items.length, offset: 0, snapshot: '00000000-0000-4000-8000-0000000000aa', next_cursor: null, as_of: '2026-11-23T01:00:00Z', stale: false, gaps: [], problems: [], ...change,
})

export const cluster = (change: Partial<ClusterDashboard> = {}): ClusterDashboard => ({
  controller_id: CLUSTER, controller_name: 'pve-a', site_id: null, cluster_name: 'a', status: 'online', error: null, status_since: '2026-11-23T00:00:00Z', quorate: true, pve_version: '9.2.1',
  total_nodes: 3, online_nodes: 3, total_vms: 10, running_vms: 8, total_containers: 5, running_containers: 4, total_cpu_cores: 64, used_cpu_cores: 16, total_memory_bytes: 1000,
  used_memory_bytes: 500, total_storage_bytes: 1000, used_storage_bytes: 200, ha_active: 0, running_tasks: 0, version: 5, as_of: '2026-11-23T01:00:00Z', stale: false,
  cpu_usage_percent: 25, memory_usage_percent: 50, storage_usage_percent: 20, ...change,
})

export const user: Me = {
  user_id: CLUSTER, username: 'ann', display_name: 'Ann', role: 'org_admin', organization_id: CLUSTER, organization_name: 'Example', sites: [], permissions: ['hypervisor.view'],
  gates: { writes_open: false, closed_by: ['ADAPTER_READ_ONLY'] },
}
