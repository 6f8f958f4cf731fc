import { Button, PasswordInput, Select, Switch, useMantineColorScheme } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { AppError } from '../../../api/AppError'
import { api } from '../../../api/client'
import { siteList } from '../../../inventory/clusters/queries'
import { me } from '../../../inventory/session'
import { addressOf } from '../../../inventory/views/start'
import { views } from '../../../inventory/views/queries'
import { text } from '../../../text/en'
import { Choices } from '../../../ui/Choices'
import { Facts } from '../../../ui/Facts'
import { DENSITIES, preferences, usePreferences } from '../../../ui/preferences'

const words = text.fabric.account
const THEMES = ['light', 'dark', 'auto'] as const

/** How one person likes it, and their password. */
export function AccountPage() {
  const user = useQuery(me()).data
  const sites = new Map(useQuery(siteList()).data?.map((site) => [site.id, site.name]))
  return (
    <div className="page narrow">
      <h1>{words.title}</h1>
      {user && (
        <div className="card">
          <Facts
            facts={[
              [words.who, user.display_name && user.display_name !== user.username ? `${user.display_name} (${user.username})` : user.username],
              [words.role, text.access.roles[user.role]],
              user.organization_name && [words.organization, user.organization_name],
              [words.sites, user.sites.length === 0 ? words.allSites : user.sites.map((id) => sites.get(id) ?? id).join(', ')],
            ]}
          />
        </div>
      )}
      <Look />
      <Password />
    </div>
  )
}

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

function Look() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { density, times, letters, start } = usePreferences()
  const saved = useQuery(views()).data ?? []
  const starts = [{ value: '', label: words.startFleet }, ...saved.map((view) => ({ value: addressOf(view), label: `${view.name} (${view.list})` }))]
  if (start && !starts.some((each) => each.value === start)) starts.push({ value: start, label: start })
  return (
    <section className="card spaced" aria-labelledby="look">
      <h2 id="look">{words.look}</h2>
      <p className="muted">{words.kept}</p>
      <Choice label={words.theme}><Choices label={words.theme} value={colorScheme} options={THEMES.map((value) => ({ value, label: words.themes[value] }))} onChange={setColorScheme} /></Choice>
      <Choice label={words.density}><Choices label={words.density} value={density} options={DENSITIES.map((value) => ({ value, label: text.habits.columns.densities[value] }))} onChange={(next) => preferences.change({ density: next })} /></Choice>
      <Choice label={words.times} hint={words.timesHint}><Choices label={words.times} value={times} options={[{ value: 'local', label: words.local(zone()) }, { value: 'utc', label: words.utc }]} onChange={(next) => preferences.change({ times: next })} /></Choice>
      <Switch label={words.keys} description={words.keysHint} checked={letters} onChange={(event) => preferences.change({ letters: event.currentTarget.checked })} />
      <Select label={words.start} description={words.startHint} data={starts} value={start ?? ''} allowDeselect={false} onChange={(next) => preferences.change({ start: next || undefined })} />
    </section>
  )
}

const Choice = ({ label, hint, children }: { label: string; hint?: string; children: React.ReactNode }) => (
  <div><p className="choice-label">{label}</p>{hint && <p className="muted small">{hint}</p>}{children}</div>
)

const EMPTY = { current: '', next: '', again: '' }

function Password() {
  const [values, setValues] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const set = (change: Partial<typeof EMPTY>) => setValues((before) => ({ ...before, ...change }))
  const save = useMutation({
    mutationFn: () => api.post('/auth/password', { current_password: values.current, new_password: values.next }),
    onSuccess: () => {
      setValues(EMPTY)
      setTried(false)
      notifications.show({ message: words.changed })
    },
  })
  const problem = save.error ? AppError.from(save.error) : undefined
  const wrong = {
    current: values.current ? undefined : words.needed,
    next: values.next.length >= 12 && values.next.length <= 512 ? undefined : words.nextHint,
    again: values.again === values.next ? undefined : words.differ,
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.values(wrong).every((each) => each === undefined)) save.mutate()
  }
  const fault = (own: string | undefined, field?: string) => (tried && own) || (field && problem?.errors[field]?.join(' ')) || undefined
  return (
    <form className="card fields" onSubmit={submit} noValidate aria-labelledby="password">
      <h2 id="password">{words.password}</h2>
      <p className="muted">{words.endsOthers}</p>
      {problem && Object.keys(problem.errors).length === 0 && (
        <div className="note" data-tone="bad" role="alert"><span aria-hidden="true">✖ </span>{problem.status === 429 ? text.session.throttled(problem.retryAfterSeconds ?? 60) : problem.message}</div>
      )}
      <PasswordInput label={words.current} autoComplete="current-password" value={values.current} error={fault(wrong.current, 'current_password')} onChange={(event) => set({ current: event.currentTarget.value })} />
      <PasswordInput label={words.next} description={words.nextHint} autoComplete="new-password" value={values.next} error={fault(wrong.next, 'new_password')} onChange={(event) => set({ next: event.currentTarget.value })} />
      <PasswordInput label={words.again} autoComplete="new-password" value={values.again} error={fault(wrong.again)} onChange={(event) => set({ again: event.currentTarget.value })} />
      <div className="form-actions"><Button type="submit" loading={save.isPending}>{words.change}</Button></div>
    </form>
  )
}
