-- Orleans finds its queries in OrleansQuery; their keys, parameters and result columns are its contract, the rest is ours.
-- Applied once per schema version, in one transaction: raise StoreSchema.Version with every change.

CREATE TABLE IF NOT EXISTS hypervisorschema (version int PRIMARY KEY, appliedat timestamptz NOT NULL DEFAULT now());
CREATE TABLE IF NOT EXISTS hypervisorkeyring (name text PRIMARY KEY, xml text NOT NULL);

CREATE TABLE IF NOT EXISTS orleansquery (querykey text PRIMARY KEY, querytext text NOT NULL);

CREATE TABLE IF NOT EXISTS orleansmembershipversiontable
(
    deploymentid text PRIMARY KEY,
    timestamp timestamptz NOT NULL DEFAULT now(),
    version int NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS orleansmembershiptable
(
    deploymentid text NOT NULL REFERENCES orleansmembershipversiontable,
    address text NOT NULL,
    port int NOT NULL,
    generation int NOT NULL,
    siloname text NOT NULL,
    hostname text NOT NULL,
    status int NOT NULL,
    proxyport int,
    suspecttimes text,
    starttime timestamptz NOT NULL,
    iamalivetime timestamptz NOT NULL,
    PRIMARY KEY (deploymentid, address, port, generation)
);

CREATE TABLE IF NOT EXISTS orleansstorage
(
    serviceid text NOT NULL,
    graintypestring text NOT NULL,
    grainidn0 bigint NOT NULL,
    grainidn1 bigint NOT NULL,
    grainidextensionstring text,
    payloadbinary bytea,
    modifiedon timestamptz NOT NULL,
    version int NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS ux_orleansstorage
    ON orleansstorage (serviceid, graintypestring, grainidn0, grainidn1, (coalesce(grainidextensionstring, '')));

CREATE TABLE IF NOT EXISTS orleansreminderstable
(
    serviceid text NOT NULL,
    grainid text NOT NULL,
    remindername text NOT NULL,
    starttime timestamptz NOT NULL,
    period bigint NOT NULL,
    grainhash int NOT NULL,
    version int NOT NULL,
    PRIMARY KEY (serviceid, grainid, remindername)
);
CREATE INDEX IF NOT EXISTS ix_orleansreminders_hash ON orleansreminderstable (serviceid, grainhash);

-- The changes, for lists. The truth is their grains'; the JSON is what the API shows.
CREATE TABLE IF NOT EXISTS hypervisorchanges
(
    id text NOT NULL PRIMARY KEY,
    organization text NOT NULL,
    site text,
    controller text NOT NULL,
    feature text NOT NULL,
    vmid bigint,
    status text NOT NULL,
    requestedby text NOT NULL,
    createdat bigint NOT NULL,
    updatedat bigint NOT NULL,
    revision bigint NOT NULL,
    words text NOT NULL,
    json text NOT NULL
);
CREATE INDEX IF NOT EXISTS ix_hypervisorchanges_organization ON hypervisorchanges (organization, createdat, id);
CREATE INDEX IF NOT EXISTS ix_hypervisorchanges_status ON hypervisorchanges (organization, status, createdat, id);
CREATE INDEX IF NOT EXISTS ix_hypervisorchanges_controller ON hypervisorchanges (controller, createdat, id);

-- The audit log. Times are milliseconds since 1970; the hash is over all other columns and the hash before.
CREATE TABLE IF NOT EXISTS hypervisoraudit
(
    organization text NOT NULL,
    seq bigint NOT NULL,
    id text NOT NULL,
    at bigint NOT NULL,
    userid text,
    username text,
    apikeyid text,
    address text,
    action text NOT NULL,
    result text NOT NULL,
    controllerid text,
    changeid text,
    target text,
    detail text,
    hash text NOT NULL,
    PRIMARY KEY (organization, seq)
);
CREATE UNIQUE INDEX IF NOT EXISTS ux_hypervisoraudit_id ON hypervisoraudit (organization, id);
CREATE INDEX IF NOT EXISTS ix_hypervisoraudit_at ON hypervisoraudit (organization, at, seq);
CREATE INDEX IF NOT EXISTS ix_hypervisoraudit_user ON hypervisoraudit (organization, userid, seq);
CREATE INDEX IF NOT EXISTS ix_hypervisoraudit_username ON hypervisoraudit (organization, lower(username), seq);
CREATE INDEX IF NOT EXISTS ix_hypervisoraudit_action ON hypervisoraudit (organization, action, seq);
CREATE INDEX IF NOT EXISTS ix_hypervisoraudit_controller ON hypervisoraudit (organization, controllerid, seq);
CREATE INDEX IF NOT EXISTS ix_hypervisoraudit_change ON hypervisoraudit (organization, changeid, seq);

INSERT INTO orleansquery (querykey, querytext) VALUES

-- Membership. A change counts only if it also moves the version of the whole table.
('InsertMembershipVersionKey', $q$
WITH added AS (INSERT INTO orleansmembershipversiontable (deploymentid) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
SELECT count(*)::int FROM added
$q$),
('InsertMembershipKey', $q$
WITH moved AS (
    UPDATE orleansmembershipversiontable SET version = version + 1, timestamp = now()
    WHERE deploymentid = @DeploymentId AND version = @Version AND NOT EXISTS (
        SELECT 1 FROM orleansmembershiptable m
        WHERE m.deploymentid = @DeploymentId AND m.address = @Address AND m.port = @Port AND m.generation = @Generation)
    RETURNING 1),
added AS (
    INSERT INTO orleansmembershiptable (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
    SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM moved
    RETURNING 1)
SELECT count(*)::int FROM added
$q$),
('UpdateMembershipKey', $q$
WITH moved AS (
    UPDATE orleansmembershipversiontable SET version = version + 1, timestamp = now()
    WHERE deploymentid = @DeploymentId AND version = @Version AND EXISTS (
        SELECT 1 FROM orleansmembershiptable m
        WHERE m.deploymentid = @DeploymentId AND m.address = @Address AND m.port = @Port AND m.generation = @Generation)
    RETURNING 1),
changed AS (
    UPDATE orleansmembershiptable m SET status = @Status, suspecttimes = @SuspectTimes, iamalivetime = @IAmAliveTime FROM moved
    WHERE m.deploymentid = @DeploymentId AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
    RETURNING 1)
SELECT count(*)::int FROM changed
$q$),
('UpdateIAmAlivetimeKey', $q$
UPDATE orleansmembershiptable SET iamalivetime = @IAmAliveTime
WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$q$),
('MembershipReadRowKey', $q$
SELECT v.deploymentid, m.address, m.port, m.generation, m.siloname, m.hostname, m.status, m.proxyport, m.suspecttimes, m.starttime, m.iamalivetime, v.version
FROM orleansmembershipversiontable v LEFT JOIN orleansmembershiptable m
    ON m.deploymentid = v.deploymentid AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
WHERE v.deploymentid = @DeploymentId
$q$),
('MembershipReadAllKey', $q$
SELECT v.deploymentid, m.address, m.port, m.generation, m.siloname, m.hostname, m.status, m.proxyport, m.suspecttimes, m.starttime, m.iamalivetime, v.version
FROM orleansmembershipversiontable v LEFT JOIN orleansmembershiptable m ON m.deploymentid = v.deploymentid
WHERE v.deploymentid = @DeploymentId
$q$),
('DeleteMembershipTableEntriesKey', $q$
DELETE FROM orleansmembershiptable WHERE deploymentid = @DeploymentId;
DELETE FROM orleansmembershipversiontable WHERE deploymentid = @DeploymentId
$q$),
('GatewaysQueryKey', $q$
SELECT address, proxyport, generation FROM orleansmembershiptable WHERE deploymentid = @DeploymentId AND status = @Status AND proxyport > 0
$q$),
('CleanupDefunctSiloEntriesKey', $q$
DELETE FROM orleansmembershiptable WHERE deploymentid = @DeploymentId AND status = 6 AND iamalivetime < @IAmAliveTime
$q$),

-- State. A write returns the new version, or the given one where the row has moved on, which Orleans takes for a conflict.
('WriteToStorageKey', $q$
WITH added AS (
    INSERT INTO orleansstorage (serviceid, graintypestring, grainidn0, grainidn1, grainidextensionstring, payloadbinary, modifiedon, version)
    SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, @GrainIdExtensionString, @PayloadBinary, now(), 1
    WHERE @GrainStateVersion::int IS NULL
    ON CONFLICT DO NOTHING RETURNING version),
changed AS (
    UPDATE orleansstorage SET payloadbinary = @PayloadBinary, modifiedon = now(), version = version + 1
    WHERE serviceid = @ServiceId AND graintypestring = @GrainTypeString AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
        AND coalesce(grainidextensionstring, '') = coalesce(@GrainIdExtensionString::text, '') AND version = @GrainStateVersion::int
    RETURNING version),
written AS (SELECT version FROM added UNION ALL SELECT version FROM changed)
SELECT version AS newgrainstateversion FROM written
UNION ALL SELECT @GrainStateVersion::int WHERE NOT EXISTS (SELECT 1 FROM written)
$q$),
('ReadFromStorageKey', $q$
SELECT payloadbinary AS PayloadBinary, now() AS modifiedon, version AS Version FROM orleansstorage
WHERE serviceid = @ServiceId AND graintypestring = @GrainTypeString AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
    AND coalesce(grainidextensionstring, '') = coalesce(@GrainIdExtensionString::text, '')
$q$),
('ClearStorageKey', $q$
WITH cleared AS (
    UPDATE orleansstorage SET payloadbinary = NULL, modifiedon = now(), version = version + 1
    WHERE serviceid = @ServiceId AND graintypestring = @GrainTypeString AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
        AND coalesce(grainidextensionstring, '') = coalesce(@GrainIdExtensionString::text, '') AND version = @GrainStateVersion::int
    RETURNING version)
SELECT version AS newgrainstateversion FROM cleared
UNION ALL SELECT @GrainStateVersion::int WHERE NOT EXISTS (SELECT 1 FROM cleared)
$q$),

-- Reminders. The ring of hashes is read by ranges; the second kind goes over its end.
('UpsertReminderRowKey', $q$
INSERT INTO orleansreminderstable AS r (serviceid, grainid, remindername, starttime, period, grainhash, version)
VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
ON CONFLICT (serviceid, grainid, remindername) DO UPDATE
    SET starttime = excluded.starttime, period = excluded.period, grainhash = excluded.grainhash, version = r.version + 1
RETURNING version
$q$),
('ReadReminderRowsKey', $q$
SELECT grainid, remindername, starttime, period, version FROM orleansreminderstable WHERE serviceid = @ServiceId AND grainid = @GrainId
$q$),
('ReadReminderRowKey', $q$
SELECT grainid, remindername, starttime, period, version FROM orleansreminderstable
WHERE serviceid = @ServiceId AND grainid = @GrainId AND remindername = @ReminderName
$q$),
('ReadRangeRows1Key', $q$
SELECT grainid, remindername, starttime, period, version FROM orleansreminderstable
WHERE serviceid = @ServiceId AND grainhash > @BeginHash AND grainhash <= @EndHash
$q$),
('ReadRangeRows2Key', $q$
SELECT grainid, remindername, starttime, period, version FROM orleansreminderstable
WHERE serviceid = @ServiceId AND (grainhash > @BeginHash OR grainhash <= @EndHash)
$q$),
('DeleteReminderRowKey', $q$
WITH removed AS (
    DELETE FROM orleansreminderstable
    WHERE serviceid = @ServiceId AND grainid = @GrainId AND remindername = @ReminderName AND version = @Version RETURNING 1)
SELECT count(*)::int FROM removed
$q$),
('DeleteReminderRowsKey', $q$DELETE FROM orleansreminderstable WHERE serviceid = @ServiceId$q$)

ON CONFLICT (querykey) DO UPDATE SET querytext = excluded.querytext;
