using Microsoft.AspNetCore.Http;

namespace Hypervisor.Proxmox.Tests;

/// <summary>A server that repeats every secret it was sent, wherever it can.</summary>
public sealed class CanaryTests : PveTest
{
    private const string Password = "canary password ä!";
    private const string Ticket = "PVE:root@pam:6B037D03::canaryTicketSignature+/==";
    private const string Csrf = "6B037D03:canaryCsrfTokenWhichIsLongEnoughToBeOne+/=";
    private const string Parameter = "canary-parameter";

    private static readonly string[] SecretsWithToken = [TokenSecret, Ticket, "canaryTicketSignature", Csrf, "canaryCsrf", Parameter];

    private static readonly string[] SecretsWithPassword =
        [Password, "canary password", Uri.EscapeDataString(Password), Ticket, Uri.EscapeDataString(Ticket), "canaryTicketSignature", Csrf, "canaryCsrf", Parameter];

    public static TheoryData<int, bool> Cases
    {
        get
        {
            var cases = new TheoryData<int, bool>();
            foreach (var status in new[] { 200, 302, 400, 401, 403, 404, 500, 501, 502, 595 })
            {
                cases.Add(status, true);
                cases.Add(status, false);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task No_secret_comes_back_in_an_error_a_log_or_a_text(int status, bool withToken)
    {
        var everything = $"bad: {(withToken ? TokenSecret : Password)} {(withToken ? "" : Uri.EscapeDataString(Password))} {Ticket} {Uri.EscapeDataString(Ticket)} {Csrf} {Parameter} PVEAPIToken=root@pam!hypervisor={(withToken ? TokenSecret : Parameter)} https://x:{Parameter}@y/z";
        var json = System.Text.Json.JsonSerializer.Serialize(new { message = everything, errors = new Dictionary<string, string> { ["cores"] = everything, ["password"] = "got 'short'", [Parameter] = "x" } });
        Server.Answer = (http, seen, _) => seen.Target == "/access/ticket"
            ? PveServer.Data(http, System.Text.Json.JsonSerializer.Serialize(new { ticket = Ticket, CSRFPreventionToken = Csrf }))
            : PveServer.Respond(http, status, everything, status is 401 or 595 ? "" : status == 404 ? everything : json);
        var pve = Client(o => withToken ? o : o with { Credentials = new PveCredentials.Password("root", "pam", Password) });
        var write = PveRequest.Post($"/access/users").With("password", Parameter);

        var texts = new List<string> { pve.ToString()!, write.ToString(), Options().ToString() };
        foreach (var call in new Func<Task>[] { () => pve.Send(write, Permit), () => pve.Get<PveVersion>(AnyRead.With("password", Parameter)) })
        {
            try
            {
                await call();
            }
            catch (PveException e)
            {
                texts.Add($"{e} {e.Message} {e.Reason} {string.Join(' ', e.Errors)} {string.Join(' ', e.Data.Values.Cast<object>())}");
            }
        }
        texts.Add(Log.Text);

        foreach (var secret in withToken ? SecretsWithToken : SecretsWithPassword)
            texts.ShouldAllBe(text => !text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{secret} came back");
        texts.ShouldAllBe(text => !text.Contains("got 'short'"));
    }

    [Fact]
    public async Task No_secret_comes_back_in_the_error_of_a_login()
    {
        Server.Answer = (http, seen, _) => PveServer.Respond(http, 401, $"bad {Uri.EscapeDataString(Password)}", System.Text.Json.JsonSerializer.Serialize(new { message = $"bad '{Password}' in {seen.Body}" }));

        var error = await Fails(Client(o => o with { Credentials = new PveCredentials.Password("root", "pam", Password) }).GetRaw(AnyRead));

        $"{error} {Log.Text}".ShouldNotContain("canary");
    }

    [Fact]
    public void Credentials_and_options_do_not_print_their_secrets()
    {
        PveCredentials[] all = [new PveCredentials.ApiToken("root@pam!x", Parameter), new PveCredentials.Password("root", "pam", Parameter)];

        foreach (var credentials in all)
        {
            credentials.ToString()!.ShouldNotContain(Parameter);
            (Options() with { Credentials = credentials }).ToString().ShouldNotContain(Parameter);
            Should.Throw<ArgumentException>((Options() with { Credentials = credentials, Port = 0 }).Validate).ToString().ShouldNotContain(Parameter);
        }
    }
}
