import { Button, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Site } from '../../../api/types'
import { siteList } from '../../../inventory/clusters/queries'
import { useAtLeast } from '../../../inventory/session'
import { text } from '../../../text/en'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { Time } from '../../../ui/Time'
import { addSite, removeSite, updateSite } from '../access'
import { FormDialog } from '../parts/FormDialog'
import { PlainTable } from '../parts/PlainTable'
import { RemoveNamed } from '../parts/RemoveNamed'

const words = text.access.sites

export function SitesPage() {
  const client = useQueryClient()
  const may = useAtLeast('org_admin')
  const list = useQuery({ ...siteList(), staleTime: 0 })
  const [editing, setEditing] = useState<Site | 'new'>()
  const [removing, setRemoving] = useState<Site>()
  const again = () => client.invalidateQueries({ queryKey: ['sites'] })
  if (list.isError && !list.data) return <ErrorState what={text.error.load(words.title.toLowerCase())} error={list.error} retry={() => void list.refetch()} />
  return (
    <div className="page">
      <div className="list-head">
        <h1>{words.title}</h1>
        <span className="spacer" />
        {may && <Button onClick={() => setEditing('new')}>{words.add}</Button>}
      </div>
      {list.data?.length === 0 ? <EmptyState title={words.emptyTitle}>{words.hint}</EmptyState> : (
        <>
          <p className="muted">{words.hint}</p>
          <PlainTable label={words.title} head={Object.values(words.head)} actions={may}>
            {list.data?.map((site) => (
              <tr key={site.id}>
                <td>{site.name}</td>
                <td>{site.description ?? text.common.none}</td>
                <td><Time at={site.created_at} /></td>
                {may && (
                  <td className="row">
                    <Button variant="default" size="compact-xs" onClick={() => setEditing(site)}>{words.edit}</Button>
                    <Button variant="default" size="compact-xs" onClick={() => setRemoving(site)}>{text.access.remove}</Button>
                  </td>
                )}
              </tr>
            ))}
          </PlainTable>
        </>
      )}
      {editing && <SiteDialog site={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} onSaved={again} />}
      {removing && (
        <RemoveNamed name={removing.name} hint={words.removeHint} onClose={() => setRemoving(undefined)} onRemove={async () => {
          await removeSite(removing.id)
          await again()
        }} />
      )}
    </div>
  )
}

function SiteDialog({ site, onClose, onSaved }: { site?: Site; onClose: () => void; onSaved: () => Promise<void> }) {
  const [name, setName] = useState(site?.name ?? '')
  const [description, setDescription] = useState(site?.description ?? '')
  const submit = async () => {
    await (site ? updateSite(site.id, { name, description }) : addSite({ name, description: description || undefined }))
    await onSaved()
  }
  return (
    <FormDialog title={site ? `${words.edit} ${site.name}` : words.add} submit={site ? text.common.save : words.add} onSubmit={submit} onClose={onClose}>
      {(errors) => (
        <>
          <TextInput label={words.name} value={name} error={errors.name} data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
          <TextInput label={words.description} value={description} error={errors.description} onChange={(event) => setDescription(event.currentTarget.value)} />
        </>
      )}
    </FormDialog>
  )
}
