using System.Net;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class AuditExportTests
{
    [Fact]
    public async Task The_file_has_every_entry_once_oldest_first_over_many_pages()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var organization = (await admin.Read("auth/me")).GetProperty("organization_id").GetGuid();
        await app.Grains.RecordAudit(organization, [.. Enumerable.Range(0, 1200).Select(number => AuditEntry.Of(null, app.Clock.GetUtcNow(), "test.many", AuditResult.Succeeded))]);

        var answer = await admin.GetAsync("audit/export");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("audit.ndjson");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToArray();

        lines.Where(line => line.Text("action") == "test.many").Count().ShouldBe(1200);
        lines.Select(line => line.GetProperty("seq").GetInt64()).ShouldBe(Enumerable.Range(1, lines.Length).Select(seq => (long)seq));
        (await AuditApiTests.Entries(admin, "action=audit.export")).Length.ShouldBe(1);
        (await admin.GetStringAsync("audit/export?until=2020-01-01T00:00:00Z")).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_cell_of_the_csv_is_a_formula_and_quotes_are_doubled()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var organization = (await admin.Read("auth/me")).GetProperty("organization_id").GetGuid();
        var entry = AuditEntry.Of(null, app.Clock.GetUtcNow(), "test.csv", AuditResult.Succeeded);
        await app.Grains.RecordAudit(
            organization,
            entry with { Target = "=HYPERLINK(\"x\")", Detail = "a,b" },
            entry with { Id = Guid.NewGuid(), Target = "  @SUM(1)", Detail = "+1" },
            entry with { Id = Guid.NewGuid(), Target = "-2", Detail = "\tx" });

        var answer = await admin.GetAsync("audit/export?format=csv&action=test.csv");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        lines[0].ShouldStartWith("seq,at,result,action,");
        lines[1].ShouldContain("\"'=HYPERLINK(\"\"x\"\")\",\"a,b\"");
        lines[2].ShouldContain("\"'  @SUM(1)\",\"'+1\"");
        lines[3].ShouldContain("\"'-2\",");
        lines.Length.ShouldBe(5);
    }
}
