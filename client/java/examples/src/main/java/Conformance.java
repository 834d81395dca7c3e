import static rollcall.client.Client.call;

import com.google.protobuf.FieldMask;
import java.time.Duration;
import java.util.Scanner;
import rollcall.client.Client;
import rollcall.client.Options;
import rollcall.client.RollcallException;
import rollcall.directory.v1.ListUsersRequest;
import rollcall.directory.v1.User;
import rollcall.event.v1.Event;
import rollcall.event.v1.EventFilter;
import rollcall.event.v1.EventKind;
import rollcall.management.v1.CreateDirectoryRequest;
import rollcall.management.v1.CreateOrganizationRequest;
import rollcall.management.v1.CreateTokenRequest;
import rollcall.management.v1.Directory;
import rollcall.management.v1.Organization;
import rollcall.management.v1.Token;
import rollcall.management.v1.UpdateOrganizationRequest;

/** The scenario of {@code client/conformance/README.md}. */
public final class Conformance {
  private static final String ORGANIZATION = "conformance";
  private static final EventFilter OF_PEOPLE =
      EventFilter.newBuilder()
          .addKinds(EventKind.EVENT_KIND_USER_CREATED)
          .addKinds(EventKind.EVENT_KIND_USER_DEACTIVATED)
          .build();

  private final Client client;
  private final String apiKey;

  private Conformance(Client client, String apiKey) {
    this.client = client;
    this.apiKey = apiKey;
  }

  /** A line of JSON; no value needs escapes. */
  private static void tell(String step, Object... namesAndValues) {
    var line = new StringBuilder("{\"step\": \"" + step + "\"");
    for (int place = 0; place < namesAndValues.length; place += 2) {
      Object value = namesAndValues[place + 1];
      String quote = value instanceof Boolean ? "" : "\"";
      line.append(", \"" + namesAndValues[place] + "\": " + quote + value + quote);
    }
    System.out.println(line + "}");
    System.out.flush();
  }

  /** The id of the organization that everything else is in. */
  private String create() {
    var organization =
        Organization.newBuilder().setExternalId(ORGANIZATION).setDisplayName("Conformance");
    var request =
        CreateOrganizationRequest.newBuilder()
            .setOrganization(organization)
            .setRequestId("conformance-1")
            .build();
    var manage = client.management();
    var first = call(manage.organizations()::createOrganization, request).getOrganization();
    var again = call(manage.organizations()::createOrganization, request).getOrganization();
    var people =
        CreateDirectoryRequest.newBuilder()
            .setOrganizationId(first.getId())
            .setDirectory(Directory.newBuilder().setDisplayName("People"))
            .build();
    var directory = call(manage.directories()::createDirectory, people).getDirectory();
    var token =
        Token.newBuilder().setDirectoryId(directory.getId()).setDisplayName("Identity provider");
    var made =
        call(manage.tokens()::createToken, CreateTokenRequest.newBuilder().setToken(token).build());
    boolean isSame = first.getId().equals(again.getId());
    tell(
        "created",
        "scim_path",
        directory.getScimPath(),
        "token",
        made.getSecret(),
        "same",
        isSame);
    return first.getId();
  }

  private static ListUsersRequest users(String organization, int pageSize) {
    return ListUsersRequest.newBuilder()
        .setOrganizationExternalId(organization)
        .setPageSize(pageSize)
        .build();
  }

  private static String kind(Event event) {
    return event.getKind().name().substring("EVENT_KIND_".length());
  }

  private static String email(Event event) {
    return event.getUser().getAfter().getEmail();
  }

  private void follow() {
    int seen = 0;
    String kept = "";
    try (var events = client.follow("", OF_PEOPLE)) {
      for (Event event : events) {
        String access = event.getUser().getAccess().name().substring("ACCESS_CHANGE_".length());
        tell("event", "kind", kind(event), "email", email(event), "access", access);
        seen++;
        if (seen == 2) {
          kept = events.cursor();
        }
        if (event.getKind() == EventKind.EVENT_KIND_USER_DEACTIVATED) {
          tell("following");
        }
        if (seen == 5) {
          break;
        }
      }
    }
    try (var events = client.follow(kept, OF_PEOPLE)) {
      Event event = events.iterator().next();
      tell("resumed", "kind", kind(event), "email", email(event));
    }
  }

  /** Each call over a connection of its own. */
  private void retry(String breaking, String id, String userId) {
    String read;
    try (var reader = new Client(breaking, apiKey)) {
      read = reader.user(userId).getEmail();
    }
    try (var changer = new Client(breaking, apiKey)) {
      var request =
          UpdateOrganizationRequest.newBuilder()
              .setOrganization(Organization.newBuilder().setId(id).setDisplayName("Renamed"))
              .setUpdateMask(FieldMask.newBuilder().addPaths("display_name"))
              .build();
      var answer = call(changer.management().organizations()::updateOrganization, request);
      tell("retried", "read", read, "changed", answer.getOrganization().getDisplayName());
    }
  }

  private static void fail(String of, Runnable call) {
    try {
      call.run();
    } catch (RollcallException error) {
      tell("error", "of", of, "code", error.code().name(), "reason", error.reasonName());
    }
  }

  private void failInEveryWay(String id, String address, String silent) {
    String nobody = "user_01h455vb4pex5vsknk084sn02q";
    var organization =
        Organization.newBuilder().setExternalId(ORGANIZATION).setDisplayName("Another");
    var taken = CreateOrganizationRequest.newBuilder().setOrganization(organization).build();
    var hurry = Options.defaults().withDeadline(Duration.ofMillis(200));
    try (var stranger = new Client(address, "rckey_none");
        var hasty = new Client(silent, apiKey, hurry);
        var forged = client.follow("forged", OF_PEOPLE)) {
      fail("a user who is not there", () -> client.user(nobody));
      fail("an id of another kind", () -> client.user(id));
      fail(
          "an external_id that is taken",
          () -> call(client.management().organizations()::createOrganization, taken));
      fail(
          "a list of an organization that is not there",
          () -> client.users(users("nobody", 0)).iterator().next());
      fail("a forged cursor", () -> forged.iterator().next());
      fail("a key that is none", () -> stranger.user(nobody));
      fail("a deadline that passes", () -> hasty.user(nobody));
    }
  }

  public static void main(String[] arguments) {
    String address = arguments[0];
    try (var client = new Client(address, arguments[3])) {
      var scenario = new Conformance(client, arguments[3]);
      String id = scenario.create();
      new Scanner(System.in).nextLine();
      String first = null;
      for (User user : client.users(users(ORGANIZATION, 2))) {
        first = first == null ? user.getId() : first;
        tell("user", "email", user.getEmail(), "active", user.getActive());
      }
      scenario.follow();
      scenario.retry(arguments[1], id, first);
      scenario.failInEveryWay(id, address, arguments[2]);
    }
  }
}
