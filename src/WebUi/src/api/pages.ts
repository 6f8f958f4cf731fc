// The shapes of what is asked live: the API's own where it has them, Proxmox VE's where the API passes its answer on.
import type { components } from './schema'

/** The server leaves no field out; the schema calls those optional that a reader may do without. */
type Sent<T> = T extends (infer Item)[] ? Sent<Item>[] : T extends object ? { [Field in keyof T]-?: Sent<T[Field]> } : T

type Schemas = { [Name in keyof components['schemas']]: Sent<components['schemas'][Name]> }

export type BackupAge = Schemas['BackupAge']
export type BackupAgeReport = Schemas['BackupAgeReport']
export type BackupCoverage = Schemas['BackupCoverage']
export type BackupJob = Schemas['BackupJob']
export type BackupStanding = Schemas['BackupStanding']
export type CephStatus = Schemas['CephStatus']
export type ClusterTask = Schemas['ClusterTask']
export type DiskSmart = Schemas['DiskSmart']
export type FirewallRule = Schemas['FirewallRule']
export type FleetTaskStatistics = Schemas['FleetTaskStatistics']
export type GuestAgentInfo = Schemas['GuestAgentInfo']
export type HaResource = Schemas['HaResource']
export type HaGroup = Schemas['HaGroup']
export type HaRule = Schemas['HaRule']
export type HaStatus = Schemas['HaStatus']
export type LogLine = Schemas['LogLine']
export type NetworkInterface = Schemas['NetworkInterface']
export type NodeDisk = Schemas['NodeDisk']
export type NodeSensors = Schemas['NodeSensors']
export type NodeService = Schemas['NodeService']
export type PendingNetworkChanges = Schemas['PendingNetworkChanges']
export type ResourcePool = Schemas['ResourcePool']
export type RrdPoint = Schemas['RrdPoint']
export type Snapshot = Schemas['Snapshot']
export type StorageContentItem = Schemas['StorageContentItem']
export type TaskDetail = Schemas['TaskDetail']
export type TaskOutcome = Schemas['TaskOutcome']

type Raw = string | number | boolean | null

/** A guest's configuration as Proxmox VE keeps it. */
export type GuestConfig = Record<string, Raw | undefined>

/** `pending` is what will be after the next start, `delete` that it will be gone. */
export interface PendingValue {
  key: string
  value?: Raw
  pending?: Raw
  delete?: number
}

/** A guest's firewall rule as Proxmox VE has it. */
export interface RawRule {
  pos: number
  type?: string
  action?: string
  enable?: number
  source?: string
  dest?: string
  proto?: string
  sport?: string
  dport?: string
  macro?: string
  iface?: string
  log?: string
  comment?: string
  'icmp-type'?: string
  digest?: string
}

export interface CloudInitValue {
  key: string
  value?: Raw
  pending?: Raw
  old?: Raw
  new?: Raw
  delete?: number
}

export interface ContainerInterface {
  name: string
  hwaddr?: string
  inet?: string
  inet6?: string
}

export interface AgentFilesystem {
  name: string
  type?: string
  mountpoint?: string
  'total-bytes'?: number
  'used-bytes'?: number
}

export interface AgentUser {
  user: string
  domain?: string
  'login-time'?: number
}

export interface AptUpdate {
  Package: string
  Title?: string
  Origin?: string
  OldVersion?: string
  Version?: string
  Section?: string
  Priority?: string
}

export interface NodeCertificate {
  filename: string
  subject?: string
  issuer?: string
  fingerprint?: string
  notbefore?: number
  notafter?: number
  san?: string[]
  'public-key-type'?: string
  'public-key-bits'?: number
}

export interface NodeSubscription {
  status?: string
  message?: string
  productname?: string
  level?: string
  key?: string
  nextduedate?: string
  regdate?: string
  checktime?: number
  url?: string
}

export interface ReplicationJob {
  id: string
  type?: string
  guest?: number
  source?: string
  target?: string
  schedule?: string
  rate?: number
  comment?: string
  disable?: number
  last_sync?: number
  last_try?: number
  next_sync?: number
  duration?: number
  fail_count?: number
  error?: string
}

export interface SdnObject {
  zone?: string
  vnet?: string
  controller?: string
  type?: string
  state?: string
  pending?: Record<string, Raw> | null
  [field: string]: unknown
}

export interface ClusterLogEntry {
  id: string
  node?: string
  user?: string
  tag?: string
  pri?: number
  msg?: string
  time?: number
}

export interface CephOsd {
  id: string | number
  name?: string
  host?: string
  status?: string
  in?: number
  device_class?: string
  bytes_used?: number
  total_space?: number
  percent_used?: number
  apply_latency_ms?: number
  commit_latency_ms?: number
  ceph_version_short?: string
}

export interface CephPool {
  pool: number
  pool_name?: string
  type?: string
  size?: number
  min_size?: number
  pg_num?: number
  pg_autoscale_mode?: string
  crush_rule_name?: string
  bytes_used?: number
  /** 0..1. */
  percent_used?: number
}

export interface CephDaemon {
  name: string
  host?: string
  addr?: string
  state?: string
  quorum?: number
  fs_name?: string
  ceph_version_short?: string
}

export interface CephDetail {
  status: CephStatus | null
  osds: CephOsd[] | null
  pools: CephPool[] | null
  monitors: CephDaemon[] | null
  mds: CephDaemon[] | null
  fs: { name: string; data_pool?: string; metadata_pool?: string }[] | null
  problems: Record<string, string>
}

/** A volume that pruning would keep or remove, with the rule that decided. */
export interface PrunePreview {
  volid: string
  ctime?: number
  mark?: string
  type?: string
  vmid?: number
}

export interface SavedView {
  id: string
  updated_at: string
  value: unknown
}
