import { MultiSelect, PasswordInput, Select, Switch, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { User } from '../../../api/admin'
import type { Role } from '../../../api/types'
import { siteList } from '../../../inventory/clusters/queries'
import { me } from '../../../inventory/session'
import { text } from '../../../text/en'
import { addUser, updateUser, userList, type UserChange } from '../access'
import { rolesBelow } from '../roles'
import { FormDialog } from './FormDialog'

const words = text.access.users

/** Adds a user, or changes one; only what is other than stored is sent. */
export function UserDialog({ user, onClose }: { user?: User; onClose: () => void }) {
  const client = useQueryClient()
  const mine = useQuery(me()).data
  // One's own is changed under the preferences, with the current one.
  const own = user !== undefined && user.id === mine?.user_id
  const sites = useQuery(siteList()).data ?? []
  const [values, setValues] = useState({ username: user?.username ?? '', display_name: user?.display_name ?? '', email: user?.email ?? '', role: (user?.role ?? 'viewer') as Role, password: '', disabled: user?.disabled ?? false, sites: user?.sites ?? [] })
  const set = (change: Partial<typeof values>) => setValues((before) => ({ ...before, ...change }))
  const submit = async () => {
    const { username, sites: limited, ...rest } = values
    if (user) {
      const stored: Record<string, unknown> = { display_name: user.display_name, email: user.email ?? '', role: user.role, disabled: user.disabled, password: '' }
      const change = Object.fromEntries(Object.entries(rest).filter(([name, value]) => value !== stored[name])) as UserChange
      await updateUser(user.id, change, [...limited].sort().join() === [...user.sites].sort().join() ? undefined : limited)
    } else {
      await addUser({ username, display_name: rest.display_name || undefined, email: rest.email || undefined, role: rest.role, password: rest.password, sites: limited })
    }
    await client.invalidateQueries({ queryKey: userList().queryKey })
  }
  return (
    <FormDialog title={user ? `${words.edit} ${user.username}` : words.add} submit={user ? text.common.save : words.add} onSubmit={submit} onClose={onClose}>
      {(errors) => (
        <>
          {!user && <TextInput label={words.username} value={values.username} error={errors.username} autoComplete="off" data-autofocus onChange={(event) => set({ username: event.currentTarget.value })} />}
          <TextInput label={words.display} value={values.display_name} error={errors.display_name} onChange={(event) => set({ display_name: event.currentTarget.value })} />
          <TextInput label={words.email} type="email" value={values.email} error={errors.email} onChange={(event) => set({ email: event.currentTarget.value })} />
          <Select label={words.role} description={words.roleHint} data={rolesBelow(mine, user?.role).map((role) => ({ value: role, label: text.access.roles[role]! }))} value={values.role} allowDeselect={false} error={errors.role} onChange={(role) => set({ role: (role ?? 'viewer') as Role })} />
          <MultiSelect label={words.sites} description={words.sitesHint} data={sites.map((site) => ({ value: site.id, label: site.name }))} value={values.sites} error={errors.sites} onChange={(next) => set({ sites: next })} />
          {!own && <PasswordInput label={user ? words.newPassword : words.password} description={user ? words.newPasswordHint : words.passwordHint} value={values.password} error={errors.password} autoComplete="new-password" onChange={(event) => set({ password: event.currentTarget.value })} />}
          {user && !own && <Switch label={words.disable} checked={values.disabled} onChange={(event) => set({ disabled: event.currentTarget.checked })} />}
        </>
      )}
    </FormDialog>
  )
}
