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
  config: form(() => import('./ConfigForm')),
  tags: form(() => import('./TagsForm')),
}

/** The form of a feature's fields, if it has one. */
export function formOf({ feature, payload, form: asked }: PlanRequest): ComponentType<FormProps> | undefined {
  const [, router = '', verb = ''] = feature.split('.')
  const guest = router === 'vm' || router === 'container'
  // What somebody else filled in is not put into a form that knows only some of it.
  if (verb === 'config' && guest) return !asked ? undefined : Object.keys(payload ?? {}).join() === 'tags' ? FORMS.tags : FORMS.config
  return FORMS[guest ? verb : `${router}.${verb}`]
}
