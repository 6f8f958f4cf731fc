import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { AppError } from '../../../api/AppError'
import { text } from '../../../text/en'
import { ErrorState } from '../../../ui/ErrorState'
import { NotFound } from '../../../ui/NotFound'
import { controllerLook } from '../../../ui/state'
import { StatusMark } from '../../../ui/StatusMark'
import { EditForm } from '../parts/EditForm'
import { ForSiteAdmins } from '../parts/ForSiteAdmins'
import { Repin } from '../parts/Repin'
import { RemoveDialog } from '../parts/RemoveDialog'
import { controller } from '../queries'

const route = getRouteApi('/shell/admin/controllers/$id')
const words = text.admin

export function EditControllerPage() {
  return <ForSiteAdmins><EditController /></ForSiteAdmins>
}

function EditController() {
  const { id } = route.useParams()
  const navigate = useNavigate()
  const found = useQuery(controller(id))
  const [removing, setRemoving] = useState(false)
  if (found.isError && !found.data) {
    if (found.error instanceof AppError && found.error.status === 404) return <NotFound title={text.error.notYours(text.cluster.what)} hint={text.error.notYoursCure} />
    return <ErrorState what={text.error.load(text.cluster.what.toLowerCase())} error={found.error} retry={() => void found.refetch()} />
  }
  if (!found.data) return <div className="skeleton-page" aria-busy="true" aria-label={text.common.loading}><div /><div /></div>
  const { data } = found
  return (
    <div className="page narrow">
      <div className="list-head">
        <h1>{words.edit.title(data.name)}</h1>
        <StatusMark look={controllerLook(data.status)} />
        <span className="spacer" />
        <Button variant="default" onClick={() => setRemoving(true)}>{words.controllers.remove}</Button>
      </div>
      {data.status_reason && <div className="note" data-tone="bad"><span aria-hidden="true">✖ </span>{data.status_reason}</div>}
      {data.tls_fingerprint && data.seen_fingerprint && data.seen_fingerprint !== data.tls_fingerprint && (
        <Repin id={data.id} pinned={data.tls_fingerprint} seen={data.seen_fingerprint} />
      )}
      <EditForm key={data.updated_at} controller={data} />
      {removing && <RemoveDialog controller={data} onClose={() => setRemoving(false)} onRemoved={() => void navigate({ to: '/admin/controllers' })} />}
    </div>
  )
}
