import { Button, NumberInput, Select, Switch } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { AppError } from '../../../api/AppError'
import type { Controller } from '../../../api/types'
import { siteList } from '../../../inventory/clusters/queries'
import { text } from '../../../text/en'
import { addressErrors, credentialErrors, EMPTY, fieldErrors, trustErrors, type Errors } from '../draft'
import { controller as query, update } from '../queries'
import { changeOf, type Edited } from '../update'
import { AddressFields } from './AddressFields'
import { CredentialFields } from './CredentialFields'
import { TrustFields } from './TrustFields'

const words = text.admin.edit


const editOf = (controller: Controller): Edited => ({
  ...EMPTY,
  name: controller.name,
  host: controller.host,
  port: controller.port,
  https: controller.use_ssl,
  site: controller.site_id ?? '',
  trust: controller.tls_fingerprint ? 'pin' : controller.verify_ssl ? 'system' : 'insecure',
  fingerprint: controller.tls_fingerprint ?? '',
  tokenId: controller.token_id ?? '',
  username: controller.username ?? '',
  rotate: 'keep',
  syncEnabled: controller.sync_enabled,
  interval: controller.sync_interval_seconds ?? '',
})

export function EditForm({ controller }: { controller: Controller }) {
  const client = useQueryClient()
  const sites = useQuery(siteList()).data ?? []
  const [edit, setEdit] = useState(() => editOf(controller))
  const [errors, setErrors] = useState<Errors>({})
  const [publicReason, setPublicReason] = useState<string>()
  const change = (part: Partial<Edited>) => {
    setEdit((before) => ({ ...before, ...part }))
    setErrors({})
  }
  const save = useMutation({
    mutationFn: () => update(controller.id, changeOf(controller, edit)),
    onSuccess: (saved) => {
      client.setQueryData(query(controller.id).queryKey, saved)
      for (const kind of ['controllers', 'dashboard']) void client.invalidateQueries({ queryKey: [kind] })
      notifications.show({ message: text.admin.controllers.saved(saved.name) })
    },
    onError: (error) => {
      const problem = AppError.from(error)
      if (problem.code === 'public_host_unconfirmed') setPublicReason(problem.message)
      else setErrors({ ...fieldErrors(problem.errors), form: problem.message })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const interval = edit.interval === '' || (Number(edit.interval) >= 30 && Number(edit.interval) <= 3600)
    const wrong = {
      ...addressErrors(edit),
      ...trustErrors(edit),
      ...(edit.rotate === 'keep' ? {} : credentialErrors({ ...edit, by: edit.rotate })),
      ...(interval ? {} : { sync_interval_seconds: text.admin.settings.range }),
    }
    setErrors(wrong)
    if (Object.keys(wrong).length === 0) save.mutate()
  }
  return (
    <form className="card sections" onSubmit={submit} noValidate>
      {errors.form && <div className="note" data-tone="bad" role="alert"><span aria-hidden="true">✖ </span>{errors.form}</div>}
      <h2>{words.address}</h2>
      <AddressFields draft={edit} errors={errors} sites={sites} onChange={change} publicReason={publicReason} />
      <h2>{words.trust}</h2>
      <TrustFields draft={edit} errors={errors} certificate={undefined} reason={edit.https ? text.admin.add.compare + ' pvenode cert info' : words.notUsed} onChange={change} />
      <h2>{words.credentials}</h2>
      <div className="fields">
        <Select
          label={controller.token_id ?? controller.username ?? words.credentials}
          value={edit.rotate}
          data={[{ value: 'keep', label: words.keep }, { value: 'token', label: words.replaceToken }, { value: 'password', label: words.replacePassword }]}
          onChange={(rotate) => change({ rotate: (rotate ?? 'keep') as Edited['rotate'] })}
          allowDeselect={false}
        />
      </div>
      {edit.rotate !== 'keep' && <CredentialFields draft={{ ...edit, by: edit.rotate }} errors={errors} onChange={change} fixed />}
      <h2>{words.syncing}</h2>
      <div className="fields">
        <Switch label={words.syncEnabled} checked={edit.syncEnabled} onChange={(event) => change({ syncEnabled: event.currentTarget.checked })} />
        <NumberInput label={words.interval} description={words.intervalHint} value={edit.interval} error={errors.sync_interval_seconds} hideControls onChange={(interval) => change({ interval })} />
      </div>
      <div className="form-actions"><Button type="submit" loading={save.isPending}>{text.common.save}</Button></div>
    </form>
  )
}
