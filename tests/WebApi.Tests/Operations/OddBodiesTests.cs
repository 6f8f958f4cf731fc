using System.Net.Http.Headers;
using System.Text;

namespace Hypervisor.WebApi.Tests;

/// <summary>Bodies that are JSON to the parser and text to nobody, and callers that accept no JSON.</summary>
public sealed class OddBodiesTests(SharedApp shared) : IClassFixture<SharedApp>
{
    private static readonly string Any = Guid.Empty.ToString();

    public static TheoryData<string, string, string, string> Halves => new()
    {
        { "POST", "hypervisor/changes/bulk", """{"change_\ud800ids":[],"action":"approve"}""", "body" },
        { "POST", "hypervisor/changes/bulk", """{"change_ids":[],"action":"\udfff"}""", "body" },
        { "POST", $"hypervisor/controllers/{Any}/nodes/pve1/qemu/100/action", """{"action":"\ud800"}""", "body" },
        { "PUT", $"hypervisor/controllers/{Any}/nodes/pve1/qemu/100/config", """{"a\ud800":1}""", "body" },
        { "POST", "fabric/operations/hypervisor.vm.start/invoke", """{"node":"\ud800"}""", "body" },
        { "PUT", "users/me/views/one", """{"a":"\ud800"}""", "body" },
        { "PUT", "users/me/views/one", "{\"a\":\"\u00ed\u00a0\u0080\"}", "body" },
        { "POST", "hypervisor/changes/bulk", "{\"a\u00ff\":1}", "body" },
    };

    [Theory]
    [MemberData(nameof(Halves))]
    public async Task Text_that_is_no_Unicode_is_refused_by_the_field(string method, string path, string latin1, string field)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(Encoding.Latin1.GetBytes(latin1)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };

        (await (await shared.Admin.SendAsync(request)).ShouldBeProblem(422, "invalid")).Fields().ShouldBe([field]);
    }

    [Theory]
    [InlineData("\"nope\"")]
    [InlineData("utf-16")]
    public async Task Json_in_another_encoding_is_refused(string charset)
    {
        using var content = new ByteArrayContent("""{"a":1}"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", $"application/json; charset={charset}");

        (await (await shared.Admin.PutAsync("users/me/views/one", content)).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["body"]);
    }

    [Theory]
    [InlineData("GET", "nowhere", 404, "not_found")]
    [InlineData("DELETE", "auth/me", 405, "method_not_allowed")]
    [InlineData("GET", "users?organization_id=x", 422, "invalid")]
    [InlineData("GET", "controllers/00000000-0000-0000-0000-000000000001", 404, "not_found")]
    public async Task A_problem_is_told_to_who_accepts_pages_only(string method, string path, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/html") } } };

        await (await shared.Admin.SendAsync(request)).ShouldBeProblem(status, code);
    }

    [Fact]
    public async Task Who_has_not_signed_in_is_told_so_in_whatever_form_was_wanted()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "users") { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("image/png") } } };

        await (await shared.App.Anonymous().SendAsync(request)).ShouldBeProblem(401, "unauthenticated");
    }
}
