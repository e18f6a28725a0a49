package org.troupe.servicepackage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.troupe.definition.Finding;

class ArchiveCheckTest {

  private static final String WAR = "roles/web/app.war";

  @TempDir private Path directory;

  @Test
  void refusesApplicationsForJakartaEe8AndNamesAClassOfEach() throws IOException {
    ArchiveCheck check = new ArchiveCheck(PackageLimits.defaults());
    byte[] servlet = new ClassFile().counts(8).uses("javax/servlet/http/HttpServlet").bytes();
    byte[] bean = new ClassFile().describes("Ljavax/ejb/MessageDriven;").bytes();
    RawZip war = new RawZip().add("WEB-INF/classes/shop/Cart.class", servlet);
    RawZip jar = new RawZip().add("shop/Mail.class", bean).add("shop/More.class", bean);

    check.check(file(war), WAR, true);
    check.check(file(jar), "roles/worker/mail.jar", true);
    PackageRefusedException refused =
        catchThrowableOfType(PackageRefusedException.class, check::refuseFindings);

    assertThat(refused.code()).isEqualTo("PACKAGE_JAVAX");
    assertThat(refused.hint()).contains("Jakarta EE 10");
    assertThat(refused.findings())
        .containsExactly(
            new Finding(
                WAR,
                0,
                "WEB-INF/classes/shop/Cart.class uses javax.servlet.http.HttpServlet, which is"
                    + " Jakarta EE 8"),
            new Finding(
                "roles/worker/mail.jar",
                0,
                "shop/Mail.class uses javax.ejb.MessageDriven, which is Jakarta EE 8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javax/ws/rs/Path",
        "[Ljavax/persistence/Entity;",
        "(Ljava/lang/String;Ljavax/jms/Session;)V",
        "Ljava/util/List<Ljavax/enterprise/inject/Instance<TT;>;>;",
        "<T:Ljavax/inject/Provider;>Ljava/lang/Object;",
        "javax/faces/context/FacesContext",
        "javax/transaction/UserTransaction",
        "Ljavax/annotation/PostConstruct;",
        "Ljavax/annotation/security/RolesAllowed;"
      })
  void knowsThePackagesOfJakartaEe8(String name) throws IOException {
    assertThat(JavaEe8.typeIn(List.of("java/lang/Object", name))).isPresent();
    assertThat(findings(new ClassFile().describes(name).bytes())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javax/sql/DataSource",
        "javax/naming/InitialContext",
        "javax/imageio/ImageIO",
        "javax/xml/parsers/SAXParser",
        "javax/xml/bind/JAXBContext",
        "javax/crypto/Cipher",
        "javax/net/ssl/SSLContext",
        "javax/management/MBeanServer",
        "javax/security/auth/Subject",
        "javax/transaction/xa/XAResource",
        "Ljavax/annotation/processing/Generated;",
        "Ljavax/annotation/Nullable;",
        "jakarta/servlet/http/HttpServlet",
        "com/acme/javax/servlet/Filter",
        "javax/servletlike/Filter"
      })
  void leavesJavasOwnPackagesInPeace(String name) throws IOException {
    assertThat(findings(new ClassFile().uses(name).bytes())).isEmpty();
  }

  @Test
  void aTextThatLooksLikeANameIsATextOnly() throws IOException {
    assertThat(findings(new ClassFile().says("javax/servlet/http/HttpServlet").bytes())).isEmpty();
    assertThat(findings(new ClassFile().says("javax.servlet.http.HttpServlet").bytes())).isEmpty();
  }

  @Test
  void whatOnlyBearsTheNameOfAClassFileIsPassedOver() throws IOException {
    byte[] servlet = new ClassFile().uses("javax/servlet/Servlet").bytes();

    assertThat(findings(new byte[0])).isEmpty();
    assertThat(findings("text".getBytes(UTF_8))).isEmpty();
    assertThat(findings(Arrays.copyOf(servlet, servlet.length - 1))).isEmpty();
  }

  @Test
  void librariesAndFilesThatAreNotDeployedMayUseWhatTheyLike() throws IOException {
    byte[] servlet = new ClassFile().uses("javax/servlet/Servlet").bytes();
    byte[] library = new RawZip().add("lib/Filter.class", servlet).bytes();
    ArchiveCheck check = new ArchiveCheck(PackageLimits.defaults());

    check.check(file(new RawZip().add("WEB-INF/lib/lib.jar", library)), WAR, true);
    check.check(file(new RawZip().add("lib/Filter.class", servlet)), "roles/web/l.jar", false);

    assertThatCode(check::refuseFindings).doesNotThrowAnyException();
  }

  @Test
  void everyArchiveIsASoundZipInBounds() throws IOException {
    ArchiveCheck check = new ArchiveCheck(new PackageLimits(1000, 10, 100, 200, 1000));
    Path text = Files.writeString(directory.resolve("text.war"), "this is no zip");

    assertThat(refusal(check, text)).hasMessageStartingWith(WAR + ": it is no zip file");
    assertThat(refusal(check, file(new RawZip().add("../up", "x"))).code())
        .isEqualTo("PACKAGE_PATH_ESCAPE");
    check.check(file(new RawZip().add("sixty", new byte[60])), WAR, true);
    assertThat(refusal(check, file(new RawZip().add("sixty", new byte[60]))))
        .as("what all archives together unpack to is bounded")
        .hasFieldOrPropertyWithValue("code", "PACKAGE_TOO_LARGE");
  }

  private static PackageRefusedException refusal(ArchiveCheck check, Path file) {
    return catchThrowableOfType(PackageRefusedException.class, () -> check.check(file, WAR, true));
  }

  private List<Finding> findings(byte[] classFile) throws IOException {
    ArchiveCheck check = new ArchiveCheck(PackageLimits.defaults());
    check.check(file(new RawZip().add("WEB-INF/classes/A.class", classFile)), WAR, true);
    PackageRefusedException refused =
        catchThrowableOfType(PackageRefusedException.class, check::refuseFindings);
    return refused == null ? List.of() : refused.findings();
  }

  private Path file(RawZip zip) throws IOException {
    return Files.write(directory.resolve("archive"), zip.bytes());
  }
}
