using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class NotificationParameters
{
    /// <summary>POST /cluster/notifications/targets/{name}/test</summary>
    public static readonly ParameterSet Test = new([
        Text("name", format: "pve-configid").Required(),
    ]);

    /// <summary>GET /cluster/notifications/matchers/{name}</summary>
    public static readonly ParameterSet Name = new([
        Text("name", format: "pve-configid").Required(),
    ]);

    /// <summary>POST /cluster/notifications/endpoints/gotify</summary>
    public static readonly ParameterSet CreateGotify = new([
        Text("comment"), Flag("disable"), Text("name", format: "pve-configid").Required(), Text("server").Required(), Text("token").Required(),
    ]);

    /// <summary>PUT /cluster/notifications/endpoints/gotify/{name}</summary>
    public static readonly ParameterSet UpdateGotify = new([
        Text("comment"), List("delete", "pve-configid"), Text("digest", maxLength: 64), Flag("disable"),
        Text("name", format: "pve-configid").Required(), Text("server"), Text("token"),
    ]);

    /// <summary>POST /cluster/notifications/endpoints/sendmail</summary>
    public static readonly ParameterSet CreateSendmail = new([
        Text("author"), Text("comment"), Flag("disable"), Text("from-address"), List("mailto", "email-or-username"),
        List("mailto-user", "pve-userid"), Text("name", format: "pve-configid").Required(),
    ]);

    /// <summary>PUT /cluster/notifications/endpoints/sendmail/{name}</summary>
    public static readonly ParameterSet UpdateSendmail = new([
        Text("author"), Text("comment"), List("delete", "pve-configid"), Text("digest", maxLength: 64), Flag("disable"), Text("from-address"),
        List("mailto", "email-or-username"), List("mailto-user", "pve-userid"), Text("name", format: "pve-configid").Required(),
    ]);

    /// <summary>POST /cluster/notifications/endpoints/smtp</summary>
    public static readonly ParameterSet CreateSmtp = new([
        Text("author"), Text("comment"), Flag("disable"), Text("from-address").Required(), List("mailto", "email-or-username"),
        List("mailto-user", "pve-userid"), OneOf("mode", "insecure", "starttls", "tls"), Text("name", format: "pve-configid").Required(),
        Text("password"), Integer("port"), Text("server").Required(), Text("username"),
    ]);

    /// <summary>PUT /cluster/notifications/endpoints/smtp/{name}</summary>
    public static readonly ParameterSet UpdateSmtp = new([
        Text("author"), Text("comment"), List("delete", "pve-configid"), Text("digest", maxLength: 64), Flag("disable"), Text("from-address"),
        List("mailto", "email-or-username"), List("mailto-user", "pve-userid"), OneOf("mode", "insecure", "starttls", "tls"),
        Text("name", format: "pve-configid").Required(), Text("password"), Integer("port"), Text("server"), Text("username"),
    ]);

    /// <summary>POST /cluster/notifications/endpoints/webhook</summary>
    public static readonly ParameterSet CreateWebhook = new([
        Text("body"), Text("comment"), Flag("disable"), List("header"), OneOf("method", "post", "put", "get").Required(),
        Text("name", format: "pve-configid").Required(), List("secret"), Text("url").Required(),
    ]);

    /// <summary>PUT /cluster/notifications/endpoints/webhook/{name}</summary>
    public static readonly ParameterSet UpdateWebhook = new([
        Text("body"), Text("comment"), List("delete", "pve-configid"), Text("digest", maxLength: 64), Flag("disable"), List("header"),
        OneOf("method", "post", "put", "get"), Text("name", format: "pve-configid").Required(), List("secret"), Text("url"),
    ]);

    /// <summary>POST /cluster/notifications/matchers</summary>
    public static readonly ParameterSet CreateMatcher = new([
        Text("comment"), Flag("disable"), Flag("invert-match"), List("match-calendar"), List("match-field"), List("match-severity"),
        OneOf("mode", "all", "any"), Text("name", format: "pve-configid").Required(), List("target", "pve-configid"),
    ]);

    /// <summary>PUT /cluster/notifications/matchers/{name}</summary>
    public static readonly ParameterSet UpdateMatcher = new([
        Text("comment"), List("delete", "pve-configid"), Text("digest", maxLength: 64), Flag("disable"), Flag("invert-match"),
        List("match-calendar"), List("match-field"), List("match-severity"), OneOf("mode", "all", "any"),
        Text("name", format: "pve-configid").Required(), List("target", "pve-configid"),
    ]);
}
