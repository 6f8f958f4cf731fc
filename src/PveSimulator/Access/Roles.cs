namespace Hypervisor.PveSimulator;

/// <summary>The roles that come with PVE.</summary>
internal static class Roles
{
    private const string Guests =
        "VM.Allocate,VM.Audit,VM.Backup,VM.Clone,VM.Config.CDROM,VM.Config.CPU,VM.Config.Cloudinit,VM.Config.Disk,VM.Config.HWType,VM.Config.Memory,VM.Config.Network," +
        "VM.Config.Options,VM.Console,VM.GuestAgent.Audit,VM.GuestAgent.FileRead,VM.GuestAgent.FileSystemMgmt,VM.GuestAgent.FileWrite,VM.GuestAgent.Unrestricted," +
        "VM.Migrate,VM.PowerMgmt,VM.Replicate,VM.Snapshot,VM.Snapshot.Rollback";

    private const string Administered =
        "Datastore.Allocate,Datastore.AllocateSpace,Datastore.AllocateTemplate,Datastore.Audit,Group.Allocate,Mapping.Audit,Mapping.Use,Pool.Allocate,Pool.Audit," +
        "Realm.AllocateUser,SDN.Allocate,SDN.Audit,SDN.Use,Sys.Audit,Sys.Console,Sys.Syslog,User.Modify," + Guests;

    private const string Everything =
        "Mapping.Modify,Permissions.Modify,Realm.Allocate,Sys.AccessNetwork,Sys.Incoming,Sys.Modify,Sys.PowerMgmt," + Administered;

    private static readonly (string Id, string Privileges)[] BuiltIn =
    [
        ("Administrator", Everything),
        ("NoAccess", ""),
        ("PVEAdmin", Administered),
        ("PVEAuditor", "Datastore.Audit,Mapping.Audit,Pool.Audit,SDN.Audit,Sys.Audit,VM.Audit,VM.GuestAgent.Audit"),
        ("PVEDatastoreAdmin", "Datastore.Allocate,Datastore.AllocateSpace,Datastore.AllocateTemplate,Datastore.Audit"),
        ("PVEDatastoreUser", "Datastore.AllocateSpace,Datastore.Audit"),
        ("PVEMappingAdmin", "Mapping.Audit,Mapping.Modify,Mapping.Use"),
        ("PVEMappingUser", "Mapping.Audit,Mapping.Use"),
        ("PVEPoolAdmin", "Pool.Allocate,Pool.Audit"),
        ("PVEPoolUser", "Pool.Audit"),
        ("PVESDNAdmin", "SDN.Allocate,SDN.Audit,SDN.Use"),
        ("PVESDNUser", "SDN.Audit,SDN.Use"),
        ("PVESysAdmin", "Sys.Audit,Sys.Console,Sys.Syslog"),
        ("PVETemplateUser", "VM.Audit,VM.Clone"),
        ("PVEUserAdmin", "Group.Allocate,Realm.AllocateUser,User.Modify"),
        ("PVEVMAdmin", Guests),
        ("PVEVMUser", "VM.Audit,VM.Backup,VM.Config.CDROM,VM.Config.Cloudinit,VM.Console,VM.GuestAgent.Audit,VM.GuestAgent.FileRead,VM.GuestAgent.FileSystemMgmt,VM.GuestAgent.FileWrite,VM.PowerMgmt"),
    ];

    public static IReadOnlySet<string> AllPrivileges { get; } = Split(Everything);

    public static SortedDictionary<string, SortedSet<string>> Create()
    {
        var roles = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (id, privileges) in BuiltIn) roles[id] = Split(privileges);
        return roles;
    }

    public static bool IsBuiltIn(string id) => BuiltIn.Any(role => role.Id == id);

    public static SortedSet<string> Split(string privileges) => new(privileges.Split([',', ' ', ';', '\0'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
