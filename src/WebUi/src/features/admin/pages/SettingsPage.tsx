import { Button, NumberInput, Switch } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { AppError } from '../../../api/AppError'
import type { Settings } from '../../../api/types'
import { atLeast, me } from '../../../inventory/session'
import { text } from '../../../text/en'
import { ErrorState } from '../../../ui/ErrorState'
import { PolicyForm } from '../parts/PolicyForm'
import { saveSettings, settings } from '../queries'

const words = text.admin.settings

export function SettingsPage() {
  const user = useQuery(me()).data
  const organization = user?.organization_id ?? ''
  const found = useQuery({ ...settings(organization), enabled: organization !== '' })
  return (
    <div className="page narrow">
      <h1>{words.title}</h1>
      {found.isError && !found.data && <ErrorState what={text.error.load(words.title.toLowerCase())} error={found.error} retry={() => void found.refetch()} />}
      {found.data && <Form key={JSON.stringify(found.data)} organization={organization} stored={found.data} readOnly={!atLeast(user, 'org_admin')} />}
      {found.data?.changes && <PolicyForm key={`policy ${JSON.stringify(found.data.changes)}`} organization={organization} stored={found.data.changes} readOnly={!atLeast(user, 'org_admin')} />}
    </div>
  )
}

function Form({ organization, stored, readOnly }: { organization: string; stored: Settings; readOnly: boolean }) {
  const client = useQueryClient()
  const [interval, setInterval] = useState<number | string>(stored.sync_interval)
  const [templates, setTemplates] = useState(stored.show_templates)
  const [wrong, setWrong] = useState<string>()
  const save = useMutation({
    mutationFn: () => saveSettings(organization, { sync_interval: Number(interval), show_templates: templates }),
    onSuccess: (saved) => {
      client.setQueryData(settings(organization).queryKey, saved)
      for (const kind of ['guests', 'dashboard']) void client.invalidateQueries({ queryKey: [kind] })
      notifications.show({ message: words.saved })
    },
    onError: (error) => setWrong(AppError.from(error).errors.sync_interval?.join(' ')),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const valid = Number.isInteger(Number(interval)) && Number(interval) >= 30 && Number(interval) <= 3600
    setWrong(valid ? undefined : words.range)
    if (valid) save.mutate()
  }
  return (
    <form className="card" onSubmit={submit} noValidate>
      {readOnly && <p className="muted">{words.readOnly}</p>}
      {save.isError && !wrong && <ErrorState what={words.title} error={save.error} />}
      <div className="fields">
        <NumberInput label={words.interval} description={words.intervalHint} value={interval} error={wrong} onChange={setInterval} disabled={readOnly} hideControls />
        <Switch label={words.templates} description={words.templatesHint} checked={templates} onChange={(event) => setTemplates(event.currentTarget.checked)} disabled={readOnly} />
      </div>
      {!readOnly && <div className="form-actions"><Button type="submit" loading={save.isPending}>{text.common.save}</Button></div>}
    </form>
  )
}
