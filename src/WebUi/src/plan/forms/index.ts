import { lazy, type ComponentType } from 'react'
import type { Payload, PlanRequest } from '../request'

export interface FormProps {
  request: PlanRequest
  /** The form's own values, where it was filled before and one came back to it. */
  filled?: Payload
  /** With what the form itself decides of the target, as the cluster that a new guest is made on, and its values to come back to. */
  onDone: (payload: Payload, at?: Partial<PlanRequest>, filled?: Payload) => void
  onCancel: () => void
}

/** What the cluster's rules said against the values, by field. */
export type Refused = Readonly<Record<string, readonly string[]>>

const form = (load: () => Promise<{ default: ComponentType<FormProps> }>) => lazy(load)

const FORMS: Record<string, ComponentType<FormProps>> = {
  'snapshot.create': form(() => import('./SnapshotForm')),
  'snapshot.rollback': form(() => import('./RollbackForm')),
  'backup.run': form(() => import('./BackupForm')),
  'backup.restore': form(() => import('./RestoreForm')),
  'backup.prune': form(() => import('./PruneForm')),
  migrate: form(() => import('./MigrateForm')),
  clone: form(() => import('./CloneForm')),
  resize_disk: form(() => import('./ResizeForm')),
  destroy: form(() => import('./DestroyForm')),
  'backup.job': form(() => import('./BackupJobForm')),
  'ha.resource': form(() => import('./HaResourceForm')),
  'ha.resource:delete': form(() => import('./HaRemoveForm')),
  'ha.group': form(() => import('./HaGroupForm')),
  'ha.rule': form(() => import('./HaRuleForm')),
  'sdn.zone': form(() => import('./SdnZoneForm')),
  'sdn.vnet': form(() => import('./SdnVnetForm')),
  'pool.guests': form(() => import('./PoolMembersForm')),
  'replication.job': form(() => import('./ReplicationForm')),
  'replication.job:delete': form(() => import('./ReplicationRemoveForm')),
  'storage.download_url': form(() => import('./DownloadForm')),
  'node.certificate_upload': form(() => import('./CertificateForm')),
  'node.certificate_delete': form(() => import('./OneTickForm')),
  'node.acme_renew': form(() => import('./OneTickForm')),
  'cluster.options': form(() => import('./ClusterOptionsForm')),
  'vm.create': form(() => import('./CreateMachineForm')),
  'container.create': form(() => import('./CreateContainerForm')),
  move_disk: form(() => import('./MoveDiskForm')),
  move_volume: form(() => import('./MoveDiskForm')),
  remote_migrate: form(() => import('./RemoteMigrateForm')),
  cloudinit: form(() => import('./CloudInitForm')),
  guest_agent_exec: form(() => import('./ExecForm')),
  guest_agent_file_write: form(() => import('./FileWriteForm')),
  'firewall.cluster_rule': form(() => import('./FirewallRuleForm')),
  'firewall.node_rule': form(() => import('./FirewallRuleForm')),
  'firewall.guest_rule': form(() => import('./FirewallRuleForm')),
  'firewall.guest_options': form(() => import('./FirewallOptionsForm')),
  'cluster.firewall_options': form(() => import('./FirewallOptionsForm')),
  disk: form(() => import('./DiskForm')),
  drive: form(() => import('./DriveForm')),
  network: form(() => import('./NetworkForm')),
  mount: form(() => import('./MountForm')),
  config: form(() => import('./ConfigForm')),
  tags: form(() => import('./TagsForm')),
}

/** These have fields of their own to take away with; what else is deleted is named, and that is all. */
const ASKS_ON_DELETE = new Set(['backup.prune', 'node.certificate_delete'])

/** The form of a feature's fields, if it has one. */
export function formOf({ feature, operation, payload, form: asked }: PlanRequest): ComponentType<FormProps> | undefined {
  const [, router = '', verb = ''] = feature.split('.')
  const guest = router === 'vm' || router === 'container'
  if (typeof asked === 'string') return FORMS[asked]
  // Moving, switching and deleting a rule ask nothing.
  if (router === 'firewall' && !asked) return undefined
  // What somebody else filled in is not put into a form that knows only some of it.
  if (verb === 'config' && guest) return !asked ? undefined : Object.keys(payload ?? {}).join() === 'tags' ? FORMS.tags : FORMS.config
  const name = guest && verb !== 'create' ? verb : `${router}.${verb}`
  return operation === 'delete' && !guest && !ASKS_ON_DELETE.has(name) ? FORMS[`${name}:delete`] : FORMS[name]
}
