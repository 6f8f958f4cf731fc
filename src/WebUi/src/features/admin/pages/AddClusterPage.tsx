import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { AppError } from '../../../api/AppError'
import { siteList } from '../../../inventory/clusters/queries'
import { text } from '../../../text/en'
import { EMPTY, errorsOfStep, fieldErrors, isWhole, probeOf, registrationOf, stepOf, trustFor, type Draft, type Errors } from '../draft'
import { AddressFields } from '../parts/AddressFields'
import { CredentialFields } from '../parts/CredentialFields'
import { ForSiteAdmins } from '../parts/ForSiteAdmins'
import { ReportView } from '../parts/ReportView'
import { Steps } from '../parts/Steps'
import { TrustFields } from '../parts/TrustFields'
import { register, testConnection } from '../queries'

const words = text.admin.add
const LAST = 3

export function AddClusterPage() {
  return <ForSiteAdmins><AddCluster /></ForSiteAdmins>
}

function AddCluster() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const sites = useQuery(siteList()).data ?? []
  const [draft, setDraft] = useState<Draft>(EMPTY)
  const [step, setStep] = useState(0)
  const [errors, setErrors] = useState<Errors>({})
  const [failure, setFailure] = useState<string>()
  const [publicReason, setPublicReason] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)

  const refused = (error: unknown) => {
    const problem = AppError.from(error)
    if (problem.code === 'public_host_unconfirmed') {
      setPublicReason(problem.message)
      setStep(0)
      return
    }
    const found = fieldErrors(problem.errors)
    setErrors(found)
    setFailure(problem.message)
    if (Object.keys(found).length > 0) setStep(stepOf(found))
  }

  const probe = useMutation({
    mutationFn: () => testConnection(probeOf(draft)),
    onSuccess: (report) => {
      setDraft((before) => ({ ...before, ...trustFor(report.certificate) }))
      setStep(1)
    },
    onError: (error) => {
      const problem = AppError.from(error)
      // Without credentials there may be no test; the address itself was fine then.
      if (problem.status === 422 && stepOf(fieldErrors(problem.errors)) > 1) setStep(1)
      else refused(error)
    },
  })
  const check = useMutation({ mutationFn: () => testConnection(registrationOf(draft)), onError: refused })
  const save = useMutation({
    mutationFn: () => register(registrationOf(draft)),
    onSuccess: async (saved) => {
      void client.invalidateQueries({ queryKey: ['controllers'] })
      void client.invalidateQueries({ queryKey: ['dashboard'] })
      notifications.show({ message: words.added(saved.name) })
      await navigate({ to: '/c/$controller/$tab', params: { controller: saved.id, tab: 'dashboard' } })
    },
    onError: refused,
  })

  useEffect(() => heading.current?.focus(), [step])

  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setErrors({})
    setFailure(undefined)
    if ('host' in part) {
      setPublicReason(undefined)
      setDraft((before) => ({ ...before, confirmPublic: false }))
      probe.reset()
    }
  }
  const go = (to: number) => {
    setFailure(undefined)
    setStep(to)
    if (to === LAST) check.mutate()
  }
  const next = (event: FormEvent) => {
    event.preventDefault()
    const wrong = errorsOfStep(step, draft)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    setFailure(undefined)
    if (step === 0) {
      if (draft.https) probe.mutate()
      else go(1)
    } else if (step < LAST) go(step + 1)
    else save.mutate()
  }

  const busy = probe.isPending || save.isPending
  const report = check.data
  const submit = !report?.success ? words.submitAnyway : isWhole(report) ? words.submit : words.submitPartial
  return (
    <div className="page narrow">
      <h1>{words.title}</h1>
      <p className="muted">{words.nothingSaved}</p>
      <Steps names={words.steps} current={step} onGo={(to) => setStep(to)} />
      <form className="card" onSubmit={next} noValidate>
        <h2 ref={heading} tabIndex={-1}>{step + 1} {words.steps[step]}</h2>
        {failure && <div className="note" data-tone="bad" role="alert"><span aria-hidden="true">✖ </span>{failure}</div>}
        {step === 0 && <AddressFields draft={draft} errors={errors} sites={sites} onChange={change} publicReason={publicReason} />}
        {step === 1 && <TrustFields draft={draft} errors={errors} certificate={probe.data?.certificate} reason={probe.data?.certificate ? undefined : probe.data?.error ?? undefined} onChange={change} />}
        {step === 2 && <CredentialFields draft={draft} errors={errors} onChange={change} />}
        {step === LAST && (check.isPending ? <p className="muted" role="status">{words.checking}</p> : report && <ReportView report={report} />)}
        <div className="form-actions">
          {step > 0 && <Button type="button" variant="default" onClick={() => setStep(step - 1)}>{text.common.back}</Button>}
          {step === LAST && <Button type="button" variant="default" loading={check.isPending} onClick={() => check.mutate()}>{words.again}</Button>}
          <Button type="submit" loading={busy} disabled={step === LAST && check.isPending}>{step === LAST ? submit : text.common.next}</Button>
        </div>
      </form>
    </div>
  )
}
