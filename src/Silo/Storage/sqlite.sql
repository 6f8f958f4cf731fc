-- Orleans finds its queries in OrleansQuery; their keys, parameters and result columns are its contract, the rest is ours.
-- Applied once per schema version, in one transaction: raise StoreSchema.Version with every change. No membership: one silo has the file alone.

CREATE TABLE IF NOT EXISTS hypervisorschema (version INTEGER PRIMARY KEY, appliedat TEXT NOT NULL DEFAULT (datetime()));
CREATE TABLE IF NOT EXISTS hypervisorkeyring (name TEXT PRIMARY KEY, xml TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS OrleansQuery (QueryKey TEXT PRIMARY KEY, QueryText TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS OrleansStorage
(
    ServiceId TEXT NOT NULL,
    GrainTypeString TEXT NOT NULL,
    GrainIdN0 INTEGER NOT NULL,
    GrainIdN1 INTEGER NOT NULL,
    GrainIdExtensionString TEXT,
    PayloadBinary BLOB,
    ModifiedOn TEXT NOT NULL,
    Version INTEGER NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS ux_orleansstorage
    ON OrleansStorage (ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, coalesce(GrainIdExtensionString, ''));

CREATE TABLE IF NOT EXISTS OrleansRemindersTable
(
    ServiceId TEXT NOT NULL,
    GrainId TEXT NOT NULL,
    ReminderName TEXT NOT NULL,
    StartTime TEXT NOT NULL,
    Period INTEGER NOT NULL,
    GrainHash INTEGER NOT NULL,
    Version INTEGER NOT NULL,
    PRIMARY KEY (ServiceId, GrainId, ReminderName)
);
CREATE INDEX IF NOT EXISTS ix_orleansreminders_hash ON OrleansRemindersTable (ServiceId, GrainHash);

-- The changes, for lists. The truth is their grains'; the JSON is what the API shows.
CREATE TABLE IF NOT EXISTS hypervisorchanges
(
    id TEXT NOT NULL PRIMARY KEY,
    organization TEXT NOT NULL,
    site TEXT,
    controller TEXT NOT NULL,
    feature TEXT NOT NULL,
    vmid INTEGER,
    status TEXT NOT NULL,
    requestedby TEXT NOT NULL,
    createdat INTEGER NOT NULL,
    updatedat INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    words TEXT NOT NULL,
    json TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS ix_hypervisorchanges_organization ON hypervisorchanges (organization, createdat, id);
CREATE INDEX IF NOT EXISTS ix_hypervisorchanges_status ON hypervisorchanges (organization, status, createdat, id);
CREATE INDEX IF NOT EXISTS ix_hypervisorchanges_controller ON hypervisorchanges (controller, createdat, id);

-- The audit log. Times are milliseconds since 1970; the hash is over all other columns and the hash before.
CREATE TABLE IF NOT EXISTS hypervisoraudit
(
    organization TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    userid TEXT,
    username TEXT,
    apikeyid TEXT,
    address TEXT,
    action TEXT NOT NULL,
    result TEXT NOT NULL,
    controllerid TEXT,
    changeid TEXT,
    target TEXT,
    detail TEXT,
    hash TEXT NOT NULL,
    PRIMARY KEY (organization, seq)
);
CREATE UNIQUE INDEX IF NOT EXISTS ux_hypervisoraudit_id ON hypervisoraudit (organization, id);
CREATE INDEX IF NOT EXISTS ix_hypervisoraudit_at ON hypervisoraudit (organization, at, seq);
CREATE INDEX IF NOT EXISTS ix_hypervisoraudit_user ON hypervisoraudit (organization, userid, seq);
CREATE INDEX IF NOT EXISTS ix_hypervisoraudit_username ON hypervisoraudit (organization, lower(username), seq);
CREATE INDEX IF NOT EXISTS ix_hypervisoraudit_action ON hypervisoraudit (organization, action, seq);
CREATE INDEX IF NOT EXISTS ix_hypervisoraudit_controller ON hypervisoraudit (organization, controllerid, seq);
CREATE INDEX IF NOT EXISTS ix_hypervisoraudit_change ON hypervisoraudit (organization, changeid, seq);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES

-- State. A write returns the new version, or the given one where the row has moved on, which Orleans takes for a conflict.
('WriteToStorageKey', '
INSERT INTO OrleansStorage (ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, GrainIdExtensionString, PayloadBinary, ModifiedOn, Version)
VALUES (@ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, @GrainIdExtensionString, @PayloadBinary, datetime(), 1)
ON CONFLICT (ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, coalesce(GrainIdExtensionString, '''')) DO UPDATE
    SET PayloadBinary = excluded.PayloadBinary, ModifiedOn = excluded.ModifiedOn, Version = Version + 1
    WHERE Version = @GrainStateVersion
RETURNING Version AS NewGrainStateVersion;
SELECT @GrainStateVersion AS NewGrainStateVersion WHERE changes() = 0 AND @GrainStateVersion IS NOT NULL;
'),
('ReadFromStorageKey', '
SELECT PayloadBinary, Version FROM OrleansStorage
WHERE ServiceId = @ServiceId AND GrainTypeString = @GrainTypeString AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
    AND coalesce(GrainIdExtensionString, '''') = coalesce(@GrainIdExtensionString, '''');
'),
('ClearStorageKey', '
UPDATE OrleansStorage SET PayloadBinary = NULL, ModifiedOn = datetime(), Version = Version + 1
WHERE ServiceId = @ServiceId AND GrainTypeString = @GrainTypeString AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
    AND coalesce(GrainIdExtensionString, '''') = coalesce(@GrainIdExtensionString, '''') AND Version = @GrainStateVersion
RETURNING Version AS NewGrainStateVersion;
SELECT @GrainStateVersion AS NewGrainStateVersion WHERE changes() = 0 AND @GrainStateVersion IS NOT NULL;
'),

-- Reminders. The ring of hashes is read by ranges; the second kind goes over its end.
('UpsertReminderRowKey', '
INSERT INTO OrleansRemindersTable (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
ON CONFLICT (ServiceId, GrainId, ReminderName) DO UPDATE
    SET StartTime = excluded.StartTime, Period = excluded.Period, GrainHash = excluded.GrainHash, Version = Version + 1
RETURNING Version AS Version;
'),
('ReadReminderRowsKey', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM OrleansRemindersTable WHERE ServiceId = @ServiceId AND GrainId = @GrainId;
'),
('ReadReminderRowKey', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName;
'),
('ReadRangeRows1Key', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND GrainHash > @BeginHash AND GrainHash <= @EndHash;
'),
('ReadRangeRows2Key', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND (GrainHash > @BeginHash OR GrainHash <= @EndHash);
'),
('DeleteReminderRowKey', '
DELETE FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName AND Version = @Version;
SELECT changes() AS Result;
'),
('DeleteReminderRowsKey', 'DELETE FROM OrleansRemindersTable WHERE ServiceId = @ServiceId;')

ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;
