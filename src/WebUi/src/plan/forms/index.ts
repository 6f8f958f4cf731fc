import { lazy, type ComponentType } from 'react'
import type { Payload, PlanRequest } from '../request'

export interface FormProps {
  request: PlanRequest
  onDone: (payload: Payload) => void
  onCancel: () => void
}

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
  config: form(() => import('./ConfigForm')),
  tags: form(() => import('./TagsForm')),
}

/** These have fields of their own to take away with; what else is deleted is named, and that is all. */
const ASKS_ON_DELETE = new Set(['backup.prune', 'node.certificate_delete'])

/** The form of a feature's fields, if it has one. */
export function formOf({ feature, operation, payload, form: asked }: PlanRequest): ComponentType<FormProps> | undefined {
  const [, router = '', verb = ''] = feature.split('.')
  const guest = router === 'vm' || router === 'container'
  // What somebody else filled in is not put into a form that knows only some of it.
  if (verb === 'config' && guest) return !asked ? undefined : Object.keys(payload ?? {}).join() === 'tags' ? FORMS.tags : FORMS.config
  const name = guest ? verb : `${router}.${verb}`
  return operation === 'delete' && !guest && !ASKS_ON_DELETE.has(name) ? FORMS[`${name}:delete`] : FORMS[name]
}
