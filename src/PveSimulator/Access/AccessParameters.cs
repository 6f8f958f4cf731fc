using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class AccessParameters
{
    /// <summary>POST /access/ticket</summary>
    public static readonly ParameterSet CreateTicket = new([
        Flag("new-format"), Text("otp"), Text("password").Required(), Text("path", maxLength: 64),
        Text("privs", format: "pve-priv-list", maxLength: 64), Text("realm", format: "pve-realm", maxLength: 32), Text("tfa-challenge"),
        Text("username", maxLength: 64).Required(),
    ]);

    /// <summary>GET /access/permissions</summary>
    public static readonly ParameterSet Permissions = new([
        Text("path"), Text("userid", pattern: @"(?^:^(?^:[^\s:/]+)\@(?^:[A-Za-z][A-Za-z0-9\.\-_]+)(?:!(?^:[A-Za-z][A-Za-z0-9\.\-_]+))?$)"),
    ]);

    /// <summary>GET /access/users</summary>
    public static readonly ParameterSet Users = new([
        Flag("enabled"), Flag("full"),
    ]);

    /// <summary>GET /access/users/{userid}</summary>
    public static readonly ParameterSet User = new([
        Text("userid", format: "pve-userid", maxLength: 64).Required(),
    ]);

    /// <summary>POST /access/users</summary>
    public static readonly ParameterSet CreateUser = new([
        Text("comment", maxLength: 2048), Text("email", format: "email-opt", maxLength: 254), Flag("enable"), Integer("expire", min: 0),
        Text("firstname", maxLength: 1024), Text("groups", format: "pve-groupid-list"), Text("keys", pattern: @"[0-9a-zA-Z!=]{0,4096}"),
        Text("lastname", maxLength: 1024), Text("password", minLength: 8, maxLength: 64),
        Text("userid", format: "pve-userid", maxLength: 64).Required(),
    ]);

    /// <summary>PUT /access/users/{userid}</summary>
    public static readonly ParameterSet UpdateUser = new([
        Flag("append"), Text("comment", maxLength: 2048), Text("email", format: "email-opt", maxLength: 254), Flag("enable"),
        Integer("expire", min: 0), Text("firstname", maxLength: 1024), Text("groups", format: "pve-groupid-list"),
        Text("keys", pattern: @"[0-9a-zA-Z!=]{0,4096}"), Text("lastname", maxLength: 1024),
        Text("userid", format: "pve-userid", maxLength: 64).Required(),
    ]);

    /// <summary>DELETE /access/users/{userid}</summary>
    public static readonly ParameterSet DeleteUser = new([
        Text("userid", format: "pve-userid", maxLength: 64).Required(),
    ]);

    /// <summary>GET /access/users/{userid}/token</summary>
    public static readonly ParameterSet Tokens = new([
        Text("userid", format: "pve-userid", maxLength: 64).Required(),
    ]);

    /// <summary>GET /access/users/{userid}/token/{tokenid}</summary>
    public static readonly ParameterSet Token = new([
        Text("tokenid", pattern: @"(?^:[A-Za-z][A-Za-z0-9\.\-_]+)").Required(), Text("userid", format: "pve-userid", maxLength: 64).Required(),
    ]);

    /// <summary>POST /access/users/{userid}/token/{tokenid}</summary>
    public static readonly ParameterSet CreateToken = new([
        Text("comment"), Integer("expire", min: 0), Flag("privsep"), Text("tokenid", pattern: @"(?^:[A-Za-z][A-Za-z0-9\.\-_]+)").Required(),
        Text("userid", format: "pve-userid", maxLength: 64).Required(),
    ]);

    /// <summary>PUT /access/users/{userid}/token/{tokenid}</summary>
    public static readonly ParameterSet UpdateToken = new([
        Text("comment"), Text("delete", format: "pve-configid-list"), Integer("expire", min: 0), Flag("privsep"), Flag("regenerate"),
        Text("tokenid", pattern: @"(?^:[A-Za-z][A-Za-z0-9\.\-_]+)").Required(), Text("userid", format: "pve-userid", maxLength: 64).Required(),
    ]);

    /// <summary>DELETE /access/users/{userid}/token/{tokenid}</summary>
    public static readonly ParameterSet DeleteToken = new([
        Text("tokenid", pattern: @"(?^:[A-Za-z][A-Za-z0-9\.\-_]+)").Required(), Text("userid", format: "pve-userid", maxLength: 64).Required(),
    ]);

    /// <summary>GET /access/groups/{groupid}</summary>
    public static readonly ParameterSet Group = new([
        Text("groupid", format: "pve-groupid").Required(),
    ]);

    /// <summary>POST /access/groups</summary>
    public static readonly ParameterSet CreateGroup = new([
        Text("comment"), Text("groupid", format: "pve-groupid").Required(),
    ]);

    /// <summary>GET /access/roles/{roleid}</summary>
    public static readonly ParameterSet Role = new([
        Text("roleid", format: "pve-roleid").Required(),
    ]);

    /// <summary>POST /access/roles</summary>
    public static readonly ParameterSet CreateRole = new([
        Text("privs", format: "pve-priv-list"), Text("roleid", format: "pve-roleid").Required(),
    ]);

    /// <summary>DELETE /access/roles/{roleid}</summary>
    public static readonly ParameterSet DeleteRole = new([
        Text("roleid", format: "pve-roleid").Required(),
    ]);

    /// <summary>PUT /access/acl</summary>
    public static readonly ParameterSet UpdateAcl = new([
        Flag("delete"), Text("groups", format: "pve-groupid-list"), Text("path").Required(), Flag("propagate"),
        Text("roles", format: "pve-roleid-list").Required(), Text("tokens", format: "pve-tokenid-list"), Text("users", format: "pve-userid-list"),
    ]);

    /// <summary>GET /access/domains/{realm}</summary>
    public static readonly ParameterSet Domain = new([
        Text("realm", format: "pve-realm", maxLength: 32).Required(),
    ]);

    /// <summary>PUT /access/password</summary>
    public static readonly ParameterSet ChangePassword = new([
        Text("confirmation-password", minLength: 5, maxLength: 64), Text("password", minLength: 8, maxLength: 64).Required(),
        Text("userid", format: "pve-userid", maxLength: 64).Required(),
    ]);

    /// <summary>POST /access/vncticket</summary>
    public static readonly ParameterSet VncTicket = new([
        Text("authid", maxLength: 64).Required(), Text("path", maxLength: 64).Required(), Integer("port"),
        Text("privs", format: "pve-priv-list", maxLength: 64).Required(), Text("vncticket").Required(),
    ]);
}
