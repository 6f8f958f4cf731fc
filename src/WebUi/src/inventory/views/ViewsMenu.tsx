import { Button, Menu, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBookmark, IconHome, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { AppError } from '../../api/AppError'
import { text } from '../../text/en'
import { usePageKey } from '../../ui/keys'
import { preferences, usePreferences } from '../../ui/preferences'
import { removeView, saveView, viewId, views, type ListView } from './queries'
import { addressOf } from './start'

const words = text.pages.views

interface Props {
  list: string
  q?: string
  sort?: string
  onChoose: (view: { q: string | undefined; sort: string | undefined }) => void
}

/** The saved filters of a list, for this user on every machine. */
export function ViewsMenu({ list, q, sort, onChoose }: Props) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [opened, setOpened] = useState(false)
  usePageKey('v', () => setOpened(true))
  const saved = useQuery(views())
  const mine = (saved.data ?? []).filter((view) => view.list === list).toSorted((a, b) => a.name.localeCompare(b.name))
  const refresh = () => client.invalidateQueries({ queryKey: ['views'] })
  const failed = (error: unknown) => notifications.show({ color: 'red', message: AppError.from(error).message })
  const save = useMutation({ mutationFn: saveView, onSuccess: (_, view) => { setName(''); notifications.show({ message: words.saved(view.name) }); return refresh() }, onError: failed })
  const remove = useMutation({ mutationFn: removeView, onSuccess: refresh, onError: failed })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) save.mutate({ id: viewId(list, name), list, name: name.trim(), q, sort })
  }
  return (
    <Menu position="bottom-end" withinPortal closeOnItemClick={false} width={300} trapFocus opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden="true" />}>{mine.find((view) => view.q === q && view.sort === sort && (q || sort))?.name ?? words.title}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {mine.length === 0 && <p className="menu-note muted">{saved.isError ? AppError.from(saved.error).message : words.empty}</p>}
        {mine.map((view) => (
          <div key={view.id} className="view-line">
            <Menu.Item closeMenuOnClick onClick={() => onChoose({ q: view.q, sort: view.sort })}>{view.name}<span className="reason">{view.q ?? words.everything}</span></Menu.Item>
            <StartButton view={view} />
            <button type="button" className="icon-button" aria-label={words.remove(view.name)} title={words.remove(view.name)} onClick={() => remove.mutate(view.id)}><IconTrash size={16} aria-hidden="true" /></button>
          </div>
        ))}
        <Menu.Divider />
        <form className="menu-note" onSubmit={submit}>
          <TextInput size="xs" label={words.name} description={words.keeps(q)} maxLength={60} value={name} onChange={(event) => setName(event.currentTarget.value)} onKeyDown={(event) => event.stopPropagation()} />
          <Button type="submit" variant="default" loading={save.isPending} disabled={!name.trim()}>{words.save}</Button>
        </form>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Makes the view what one begins with. */
function StartButton({ view }: { view: ListView }) {
  const address = addressOf(view)
  const isStart = usePreferences().start === address
  const label = isStart ? text.keys.views.noStart(view.name) : text.keys.views.start(view.name)
  const toggle = () => {
    preferences.change({ start: isStart ? undefined : address })
    notifications.show({ message: isStart ? text.keys.views.wasStart : text.keys.views.isStart })
  }
  return <button type="button" className="icon-button" aria-pressed={isStart} aria-label={label} title={label} onClick={toggle}><IconHome size={16} aria-hidden="true" fill={isStart ? 'currentColor' : 'none'} /></button>
}
