// The API's shapes, after the records in src/Grains.Interfaces. Once schema.d.ts is generated, this file alone changes: it then names its schemas.

export type Uuid = string
/** RFC 3339, UTC. */
export type Time = string

export type Role = 'guest' | 'viewer' | 'operator' | 'site_admin' | 'org_admin' | 'admin' | 'super_admin'

export interface Me {
  user_id: Uuid
  username: string
  display_name: string | null
  role: Role
  organization_id: Uuid
  organization_name: string | null
  sites: Uuid[]
  permissions: string[]
  gates: { writes_open: boolean; closed_by: string[] }
}

export interface SignInMethods {
  password: boolean
  oidc: { name: string; login_url: string } | null
}

export interface Site {
  id: Uuid
  organization_id: Uuid
  name: string
  description: string | null
  created_at: Time
}

export type ControllerStatus = 'pending' | 'online' | 'unreachable' | 'unauthorized' | 'untrusted' | 'error' | 'disabled'

export interface ClusterDashboard {
  controller_id: Uuid
  controller_name: string
  site_id: Uuid | null
  cluster_name: string | null
  status: ControllerStatus
  error: string | null
  status_since: Time | null
  quorate: boolean | null
  pve_version: string | null
  total_nodes: number
  online_nodes: number
  total_vms: number
  running_vms: number
  total_containers: number
  running_containers: number
  total_cpu_cores: number
  used_cpu_cores: number
  total_memory_bytes: number
  used_memory_bytes: number
  total_storage_bytes: number
  used_storage_bytes: number
  ha_active: number
  running_tasks: number
  version: number
  as_of: Time | null
  stale: boolean
  cpu_usage_percent: number
  memory_usage_percent: number
  storage_usage_percent: number
}

export interface FleetDashboard {
  total_clusters: number
  online_clusters: number
  total_nodes: number
  online_nodes: number
  total_vms: number
  running_vms: number
  total_containers: number
  running_containers: number
  total_cpu_cores: number
  used_cpu_cores: number
  total_memory_bytes: number
  used_memory_bytes: number
  total_storage_bytes: number
  used_storage_bytes: number
  clusters: ClusterDashboard[]
  as_of: Time | null
  stale: boolean
  ha_active: number
  running_tasks: number
  cpu_usage_percent: number
  memory_usage_percent: number
  storage_usage_percent: number
}

export interface ClusterMember {
  node: string
  status: string
  ip: string | null
  level: string | null
}

export interface ClusterStatus {
  name: string
  quorate: boolean
  node_count: number
  version: number | null
  pve_version: string | null
  nodes: ClusterMember[]
  as_of: Time
  stale: boolean
}

export type GuestType = 'qemu' | 'lxc'

export interface Guest {
  id: string
  controller_id: Uuid
  controller_name: string
  vmid: number
  vm_type: GuestType
  name: string
  node: string
  status: string
  cpu_cores: number
  /** 0..1 of its cores. */
  cpu_usage: number
  memory_bytes: number
  memory_used_bytes: number
  disk_bytes: number
  disk_used_bytes: number
  net_in: number
  net_out: number
  disk_read: number
  disk_write: number
  uptime: number
  tags: string[]
  template: boolean
  ha_state: string | null
  lock: string | null
  pool: string | null
  site_id: Uuid | null
  as_of: Time
  stale: boolean
  cpu_percent: number
  memory_percent: number
  disk_percent: number
}

export type TimelineKind = 'created' | 'removed' | 'state' | 'moved' | 'config' | 'task'

export interface TimelineEntry {
  id: number
  at: Time
  kind: TimelineKind
  summary: string
  from: string | null
  to: string | null
  actor: string | null
  upid: string | null
}

export interface GuestDetail {
  guest: Guest
  timeline: TimelineEntry[]
}

export interface ClusterGap {
  controller_id: Uuid
  controller_name: string
  reason: string
}

export interface GuestPage {
  items: Guest[]
  total: number
  offset: number
  snapshot: Uuid | null
  next_cursor: string | null
  as_of: Time | null
  stale: boolean
  gaps: ClusterGap[]
  problems: string[]
}

export interface Node {
  id: string
  controller_id: Uuid
  controller_name: string
  name: string
  node: string
  status: string
  ip_address: string | null
  cpu_count: number
  cpu_usage: number
  memory_total: number
  memory_used: number
  storage_total: number
  storage_used: number
  uptime: number
  pve_version: string | null
  kernel_version: string | null
  cpu_model: string | null
  subscription_level: string | null
  vms_running: number
  vms: number
  containers_running: number
  containers: number
  site_id: Uuid | null
  as_of: Time
  stale: boolean
  cpu_percent: number
  memory_percent: number
  storage_percent: number
}

export interface NodeLive {
  pve_version: string | null
  kernel_version: string | null
  cpu_model: string | null
  cpu_sockets: number | null
  cpu_cores: number | null
  cpu_threads: number | null
  cpu_usage: number | null
  io_wait: number | null
  load_average: number[]
  memory_total: number | null
  memory_used: number | null
  swap_total: number | null
  swap_used: number | null
  root_total: number | null
  root_used: number | null
  uptime: number | null
  as_of: Time
}

export interface NodeSample {
  at: Time
  cpu: number
  memory: number
}

export interface NodeDetail {
  node: Node
  live: NodeLive | null
  error: string | null
  samples: NodeSample[]
  last_seen: Time | null
  timeline: TimelineEntry[]
}

export interface StoragePool {
  id: string
  controller_id: Uuid
  controller_name: string
  storage: string
  node: string
  nodes: string[]
  storage_type: string | null
  content: string[]
  total: number
  used: number
  available: number
  used_percent: number
  active: boolean
  enabled: boolean
  shared: boolean
  status: string
  site_id: Uuid | null
  as_of: Time
  stale: boolean
}

/** All rows that match, as the node and storage lists over the fleet give them. */
export interface Rows<T> {
  items: T[]
  total: number
  as_of: Time | null
  stale: boolean
  gaps: ClusterGap[]
}

export interface Controller {
  id: Uuid
  organization_id: Uuid
  site_id: Uuid | null
  name: string
  controller_type: string
  host: string
  port: number
  use_ssl: boolean
  verify_ssl: boolean
  tls_fingerprint: string | null
  token_id: string | null
  username: string | null
  realm: string | null
  sync_enabled: boolean
  sync_interval_seconds: number | null
  status: ControllerStatus
  status_reason: string | null
  status_since: Time | null
  as_of: Time | null
  stale: boolean
  cluster_name: string | null
  pve_version: string | null
  created_at: Time
  updated_at: Time
  endpoint: string | null
  seen_fingerprint: string | null
}

export interface ControllerConfig {
  token_id?: string
  token_secret?: string
  realm?: string
}

export interface ControllerRegistration {
  name?: string
  host?: string
  port?: number
  use_ssl?: boolean
  verify_ssl?: boolean
  tls_fingerprint?: string
  username?: string
  password?: string
  config?: ControllerConfig
  site_id?: Uuid
  sync_enabled?: boolean
  sync_interval_seconds?: number
  confirm_public_host?: boolean
}

/** What is left out stays. An empty fingerprint removes the pin; an interval of 0 goes back to the settings. */
export type ControllerUpdate = ControllerRegistration

export interface PresentedCertificate {
  subject: string
  issuer: string
  not_before: Time
  not_after: Time
  fingerprint: string
  system_trusted: boolean
}

export interface ConnectionReport {
  success: boolean
  status: ControllerStatus
  error: string | null
  pve_version: string | null
  cluster_name: string | null
  quorate: boolean | null
  nodes: string[]
  missing_permissions: { privilege: string; consequence: string }[]
  certificate: PresentedCertificate | null
}

export interface SyncReport {
  controller_id: Uuid
  status: 'completed' | 'failed' | 'started'
  error: string | null
  version: number | null
  nodes: number | null
  vms: number | null
  containers: number | null
  storages: number | null
  changed: number | null
  duration_ms: number | null
}

export interface Settings {
  sync_interval: number
  show_templates: boolean
  changes?: import('./admin').ChangePolicy
}

export interface Page<T> {
  items: T[]
  total: number
  page: number
  per_page: number
}

export interface Problem {
  status: number
  title?: string
  detail?: string
  code?: string
  errors?: Record<string, string[]>
  request_id?: string
}

/** What changed of a kind of row: `changed` has the id and the changed fields alone. */
export interface RowChanges<T extends { id: string }> {
  added?: T[]
  changed?: (Partial<T> & { id: string })[]
  removed?: string[]
}

export interface InventoryEvent {
  controller_id: Uuid
  version: number
  /** What the event before led to: whoever holds another version missed something. */
  previous_version: number
  stale: boolean
  as_of: Time
  guests?: RowChanges<Guest>
  nodes?: RowChanges<Node>
  storages?: RowChanges<StoragePool>
}
