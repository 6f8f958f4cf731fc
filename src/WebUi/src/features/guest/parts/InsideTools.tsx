import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { AppError } from '../../../api/AppError'
import { api, path } from '../../../api/client'
import type { Guest } from '../../../api/types'
import { guestPath } from '../../../inventory/reads'
import { guestTarget, usePlan } from '../../../plan'
import { rules } from '../../../plan/forms/rules'
import { text } from '../../../text/en'
import { Copy } from '../../../ui/Copy'
import { CommandRun } from './CommandRun'

const words = text.guestForms.agent

interface FileRead {
  content?: string
  truncated?: boolean | number
}

/** What the agent does inside: run a command, read and write a file. Running and writing are changes; reading is audited. */
export function InsideTools({ guest }: { guest: Guest }) {
  const plan = usePlan()
  const [runs, setRuns] = useState<readonly string[]>([])
  const [file, setFile] = useState('')
  const [fault, setFault] = useState<string>()
  const read = useMutation({ mutationFn: (name: string) => api.post<FileRead>(path`/hypervisor/controllers/${guest.controller_id}` + `${guestPath(guest)}/agent/file-read`, { file: name }) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = rules.file(file.trim())
    setFault(wrong)
    if (!wrong) read.mutate(file.trim())
  }
  const target = guestTarget(guest)
  const error = read.isError ? AppError.from(read.error) : undefined
  return (
    <section className="card whole inside-tools">
      <h3>{words.files}</h3>
      <form className="inside-file" onSubmit={submit}>
        <TextInput aria-label={words.file} placeholder="/etc/hosts" className="mono" value={file} error={fault ?? error?.errors.file?.join(' ')} spellCheck={false} onChange={(event) => setFile(event.currentTarget.value)} />
        <Button type="submit" variant="default" loading={read.isPending}>{words.read}</Button>
        <Button type="button" variant="default" onClick={() => plan.open({ ...target, feature: 'proxmox.vm.guest_agent_file_write', form: true, payload: file ? { file: file.trim() } : undefined })}>{words.write}</Button>
        <Button type="button" variant="default" onClick={() => plan.open({ ...target, feature: 'proxmox.vm.guest_agent_exec', form: true }, (id) => setRuns((before) => [id, ...before]))}>{words.run}</Button>
      </form>
      <p className="muted small">{words.readHint}</p>
      {error && !error.errors.file && <div className="note" data-tone="bad" role="alert">{error.message}</div>}
      {read.data && (
        <div>
          <p className="row"><code>{read.variables}</code> <Copy value={read.data.content ?? ''} what={read.variables ?? ''} />
            <Button variant="subtle" size="compact-xs" onClick={() => plan.open({ ...target, feature: 'proxmox.vm.guest_agent_file_write', form: true, payload: { file: read.variables, content: read.data.content } })}>{words.edit}</Button>
          </p>
          {read.data.truncated ? <p className="muted">{words.truncated}</p> : null}
          <pre className="log" tabIndex={0}>{read.data.content || words.emptyFile}</pre>
        </div>
      )}
      {runs.length > 0 && (
        <>
          <h3>{words.ran}</h3>
          <ul className="plain-list">{runs.map((id) => <li key={id}><CommandRun guest={guest} id={id} /></li>)}</ul>
        </>
      )}
    </section>
  )
}
