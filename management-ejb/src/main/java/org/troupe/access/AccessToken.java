package org.troupe.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A bearer token on record: its hash, never the token. */
@Entity
@Table(name = "access_token")
class AccessToken {

  @Id private String name;

  private String hash;

  @Column(name = "created_at")
  private Instant createdAt;

  protected AccessToken() {}

  AccessToken(String name, String hash, Instant createdAt) {
    this.name = name;
    this.hash = hash;
    this.createdAt = createdAt;
  }

  void replaceHash(String newHash) {
    hash = newHash;
  }

  String name() {
    return name;
  }

  String hash() {
    return hash;
  }
}
